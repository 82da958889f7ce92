import { withTimeout } from "./with-timeout.ts";

/** How old a value may get, and how long a request may wait for a newer one; milliseconds all. */
export interface RefreshPolicy {
  /** Older than this, it is refreshed behind the answer. */
  readonly refreshAfterMs: number;
  /** Older than this, the request waits for the refresh. */
  readonly maxStalenessMs: number;
  /** How long a request waits for a refresh of a value it has. */
  readonly waitMs: number;
  /** How long a request waits where there is no value yet. */
  readonly coldWaitMs: number;
  /** After a failure, nothing is tried again before this has passed. */
  readonly retryAfterMs: number;
}

export interface RefreshedValue<T> {
  /** `undefined` while nothing could be loaded. */
  readonly value: T | undefined;
  /** Younger than the policy's `maxStalenessMs`. */
  readonly fresh: boolean;
}

/** A refresh that has not ended after this is given up: its request may be gone, and its promise with it. In milliseconds. */
const ABANDONED_AFTER_MS = 10_000;

/**
 * A value in isolate memory that is refreshed behind answers and never older than its named maximum without the answer
 * saying so. One refresh at a time; a failure keeps the old value.
 */
export class Refreshed<T, Source> {
  readonly #load: (source: Source, previous: T | undefined) => Promise<T>;
  readonly #policy: RefreshPolicy;
  #value: T | undefined;
  #loadedAt = Number.NEGATIVE_INFINITY;
  #failedAt = Number.NEGATIVE_INFINITY;
  #refresh: { readonly startedAt: number; readonly done: Promise<void> } | null = null;

  constructor(load: (source: Source, previous: T | undefined) => Promise<T>, policy: RefreshPolicy) {
    this.#load = load;
    this.#policy = policy;
  }

  /** The value for a request at `now` (epoch ms); `behind` keeps work alive after the answer (`waitUntil`). */
  async read(source: Source, now: number, behind: (work: Promise<unknown>) => void): Promise<RefreshedValue<T>> {
    const { refreshAfterMs, maxStalenessMs, waitMs, coldWaitMs, retryAfterMs } = this.#policy;
    const age = now - this.#loadedAt;
    if (age >= refreshAfterMs && now - this.#failedAt >= retryAfterMs) {
      const refresh = this.#refreshed(source, now);
      behind(refresh);
      if (age >= maxStalenessMs) await withTimeout(refresh, this.#value === undefined ? coldWaitMs : waitMs);
    }
    return { value: this.#value, fresh: now - this.#loadedAt < maxStalenessMs };
  }

  #refreshed(source: Source, now: number): Promise<void> {
    if (this.#refresh !== null && now - this.#refresh.startedAt < ABANDONED_AFTER_MS) return this.#refresh.done;
    const done = this.#load(source, this.#value).then(
      (value) => {
        this.#value = value;
        this.#loadedAt = now;
        this.#failedAt = Number.NEGATIVE_INFINITY;
        this.#refresh = null;
      },
      () => {
        this.#failedAt = now;
        this.#refresh = null;
      },
    );
    this.#refresh = { startedAt: now, done };
    return done;
  }
}
