import { withTimeout } from "../../../http/with-timeout.ts";

/** How old a value may get, and how long a request may wait for a newer one; milliseconds all. */
export interface RefreshPolicy {
  /** Older than this, it is refreshed behind the answer. */
  readonly refreshAfterMs: number;
  /** Older than this, the request waits for the refresh. */
  readonly maxStalenessMs: number;
  /** How long after its start a refresh is waited for where there is a value. */
  readonly waitMs: number;
  /** The same where there is no value yet. */
  readonly coldWaitMs: number;
  /** After a failure, nothing is tried again before this has passed. */
  readonly retryAfterMs: number;
}

export interface RefreshedValue<T> {
  /** `undefined` while nothing could be loaded. */
  readonly value: T | undefined;
  /** Younger than the policy's `maxStalenessMs`. */
  readonly fresh: boolean;
  /** Whether the request waited for a refresh. */
  readonly waited: boolean;
}

/** Epoch milliseconds. */
export type Clock = () => number;

/** One run of a load. */
export interface Turn {
  /** When it began, epoch milliseconds. */
  readonly startedAt: number;
  /** Says that the load is getting on. */
  progress(): void;
}

export type Load<T, Source> = (source: Source, previous: T | undefined, turn: Turn) => Promise<T>;

/** A refresh that has been silent this long is given up: its request may be gone, and its promise with it. In milliseconds. */
export const SILENT_AFTER_MS = 10_000;

interface Refresh extends Turn {
  heardAt: number;
  done: Promise<void>;
}

/**
 * A value in isolate memory that is refreshed behind answers and never older than its named maximum without the answer
 * saying so. One refresh at a time; a failure keeps the old value. A refresh belongs to the request that began it and may
 * die with it, so other requests wait for it by timers of their own, and only in its first `waitMs`: what hangs is waited
 * for once, not by everybody.
 */
export class Refreshed<T, Source> {
  readonly #load: Load<T, Source>;
  readonly #policy: RefreshPolicy;
  #value: T | undefined;
  #loadedAt = Number.NEGATIVE_INFINITY;
  #failedAt = Number.NEGATIVE_INFINITY;
  #refresh: Refresh | null = null;

  constructor(load: Load<T, Source>, policy: RefreshPolicy) {
    this.#load = load;
    this.#policy = policy;
  }

  /** The value for a request that begins now; `behind` keeps work alive after the answer (`waitUntil`). Never rejects. */
  async read(source: Source, clock: Clock, behind: (work: Promise<unknown>) => void): Promise<RefreshedValue<T>> {
    const { refreshAfterMs, maxStalenessMs, waitMs, coldWaitMs } = this.#policy;
    const now = clock();
    const age = now - this.#loadedAt;
    let waited = false;
    if (age >= refreshAfterMs) {
      const refresh = this.#running(now) ?? this.#begin(source, clock, behind);
      const untilMs = this.#value === undefined ? coldWaitMs : waitMs;
      const leftMs = refresh === null ? 0 : refresh.startedAt + untilMs - now;
      if (refresh !== null && age >= maxStalenessMs && leftMs > 0) {
        waited = true;
        await withTimeout(refresh.done, leftMs);
      }
    }
    return { value: this.#value, fresh: now - this.#loadedAt < maxStalenessMs, waited };
  }

  #running(now: number): Refresh | null {
    return this.#refresh !== null && now - this.#refresh.heardAt < SILENT_AFTER_MS ? this.#refresh : null;
  }

  /** `null` where the last one failed too short a while ago. */
  #begin(source: Source, clock: Clock, behind: (work: Promise<unknown>) => void): Refresh | null {
    const startedAt = clock();
    if (startedAt - this.#failedAt < this.#policy.retryAfterMs) return null;
    const refresh: Refresh = {
      startedAt,
      heardAt: startedAt,
      done: Promise.resolve(),
      progress() {
        refresh.heardAt = clock();
      },
    };
    this.#refresh = refresh;
    refresh.done = this.#load(source, this.#value, refresh).then(
      (value) => this.#loaded(refresh, value),
      () => this.#failed(refresh, clock()),
    );
    behind(refresh.done);
    return refresh;
  }

  /** One that was given up may still end: it counts where nothing newer was loaded meanwhile. */
  #loaded(refresh: Refresh, value: T): void {
    if (this.#refresh === refresh) this.#refresh = null;
    if (refresh.startedAt < this.#loadedAt) return;
    this.#value = value;
    this.#loadedAt = refresh.startedAt;
    this.#failedAt = Number.NEGATIVE_INFINITY;
  }

  #failed(refresh: Refresh, now: number): void {
    if (this.#refresh !== refresh) return;
    this.#refresh = null;
    this.#failedAt = now;
  }
}
