import type { VectorIndexPort, VectorMatch } from "../../../adapters/vectors/port.ts";
import type { Candidate } from "../../../core/recommend/answer.ts";
import { withTimeout } from "../../../http/with-timeout.ts";
import type { Clock } from "./refreshed.ts";

/** Neighbours kept of an item: what a rail can use after filters. */
const NEIGHBOURS_PER_ITEM = 50;
/** Items whose neighbours an isolate remembers: about 1 kB each, 3.5 kB where ids are as long as they may be. */
export const NEIGHBOURS_MAX_ITEMS = 10_000;
/** Neighbours older than this are asked for again behind the answer, in milliseconds. */
export const NEIGHBOURS_REFRESH_AFTER_MS = 300_000;
/** The same for an item that had none: the vector of a new product follows its commit by seconds. */
export const NO_NEIGHBOURS_REFRESH_AFTER_MS = 2_000;
/** Neighbours older than this still serve, and the answer says so. In milliseconds. */
export const NEIGHBOURS_MAX_STALENESS_MS = 3_600_000;
/** How long an answer waits for neighbours, in milliseconds. */
const WAIT_MS = 150;
/** How long the index may take behind the answer, in milliseconds. */
export const NEIGHBOURS_ASK_MAX_MS = 2_000;
/** After a failure, or an answer that came too late, the index is left alone for this long, in milliseconds. */
export const NEIGHBOURS_RETRY_AFTER_MS = 2_000;
/** Parts ids, none of which holds one. */
const SEPARATOR = ",";

/** Neighbours in two allocations: an object for each of 50 would cost ten times the memory. */
interface Remembered {
  readonly ids: string;
  readonly scores: Float32Array;
  readonly at: number;
}

export interface NeighboursRead {
  /** Calls that the answer waited for: 0 or 1. */
  readonly calls: number;
  /** The index could not say, and nothing young enough is remembered. */
  readonly failed: boolean;
}

/** Nearest products by content, per item, remembered by the isolate so that a warm answer asks nobody. */
export class ContentNeighbours {
  readonly #items = new Map<string, Remembered>();
  /** Running questions; the request that asks one may die, so they are left behind after `NEIGHBOURS_ASK_MAX_MS`. */
  readonly #asked = new Map<string, { readonly at: number; readonly done: Promise<boolean> }>();
  #failedAt = Number.NEGATIVE_INFINITY;

  /** What is remembered; `null` where nothing is. */
  get(item: string): readonly Candidate[] | null {
    const remembered = this.#items.get(item);
    if (remembered === undefined) return null;
    const because = [item];
    const ids = remembered.ids === "" ? [] : remembered.ids.split(SEPARATOR);
    return ids.map((id, at) => ({ item: id, score: remembered.scores[at] ?? 0, because }));
  }

  /**
   * Sees to it that the item's neighbours are remembered: asks where they are missing or old, behind the answer unless it
   * `mayWait` and there are none. Never rejects.
   */
  async read(
    item: string,
    index: VectorIndexPort,
    clock: Clock,
    mayWait: boolean,
    behind: (work: Promise<unknown>) => void,
  ): Promise<NeighboursRead> {
    const now = clock();
    const remembered = this.#items.get(item);
    const age = now - (remembered?.at ?? Number.NEGATIVE_INFINITY);
    const keepMs = remembered?.ids === "" ? NO_NEIGHBOURS_REFRESH_AFTER_MS : NEIGHBOURS_REFRESH_AFTER_MS;
    if (age < keepMs) return { calls: 0, failed: false };
    const stale = age >= NEIGHBOURS_MAX_STALENESS_MS;
    if (now - this.#failedAt < NEIGHBOURS_RETRY_AFTER_MS) return { calls: 0, failed: stale };
    const done = this.#answering(item, now) ?? this.#ask(item, index, clock, behind);
    if (remembered !== undefined || !mayWait) return { calls: 0, failed: remembered !== undefined && stale };
    const answered = await withTimeout(done, WAIT_MS);
    if (answered === undefined) this.#failedAt = clock();
    return { calls: 1, failed: answered !== true };
  }

  #answering(item: string, now: number): Promise<boolean> | null {
    const asked = this.#asked.get(item);
    return asked !== undefined && now - asked.at < NEIGHBOURS_ASK_MAX_MS ? asked.done : null;
  }

  #ask(item: string, index: VectorIndexPort, clock: Clock, behind: (work: Promise<unknown>) => void): Promise<boolean> {
    const at = clock();
    for (const [other, asked] of this.#asked) if (at - asked.at >= NEIGHBOURS_ASK_MAX_MS) this.#asked.delete(other);
    const done = this.#askIndex(item, index, clock).finally(() => {
      if (this.#asked.get(item)?.done === done) this.#asked.delete(item);
    });
    this.#asked.set(item, { at, done });
    behind(done);
    return done;
  }

  /** Whether the index answered in time. */
  async #askIndex(item: string, index: VectorIndexPort, clock: Clock): Promise<boolean> {
    const at = clock();
    try {
      const matches = await withTimeout(index.queryById(item, { topK: NEIGHBOURS_PER_ITEM }), NEIGHBOURS_ASK_MAX_MS);
      if (matches === undefined) throw new Error("the vector index took too long");
      this.#remember(item, matches, at);
      return true;
    } catch {
      this.#failedAt = clock();
      return false;
    }
  }

  /** The item asked about last stands last; over the maximum, the first goes. */
  #remember(item: string, matches: readonly VectorMatch[], at: number): void {
    this.#items.delete(item);
    const oldest = this.#items.keys().next().value;
    if (this.#items.size >= NEIGHBOURS_MAX_ITEMS && oldest !== undefined) this.#items.delete(oldest);
    this.#items.set(item, {
      ids: matches.map(({ id }) => id).join(SEPARATOR),
      scores: Float32Array.from(matches, ({ score }) => score),
      at,
    });
  }
}
