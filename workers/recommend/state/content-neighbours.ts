import type { VectorIndexPort, VectorMatch } from "../../../adapters/vectors/port.ts";
import type { Candidate } from "../../../core/recommend/answer.ts";
import { withTimeout } from "./with-timeout.ts";

/** Neighbours kept of an item: what a rail can use after filters. */
const NEIGHBOURS_PER_ITEM = 50;
/** Items whose neighbours an isolate remembers. */
const ITEMS_MAX = 20_000;
/** Neighbours older than this are fetched again behind the answer, in milliseconds. */
const REFRESH_AFTER_MS = 300_000;
/** How long an answer waits for neighbours, in milliseconds. */
const WAIT_MS = 150;
/** After a failure, the index is not asked again for the same item before this has passed, in milliseconds. */
const RETRY_AFTER_MS = 2_000;

interface Remembered {
  readonly candidates: readonly Candidate[] | null;
  readonly at: number;
}

/** Nearest products by content, per item, remembered by the isolate so that a warm answer asks nobody. */
export class ContentNeighbours {
  readonly #items = new Map<string, Remembered>();

  /** What is remembered; `null` where nothing is. */
  get(item: string): readonly Candidate[] | null {
    return this.#items.get(item)?.candidates ?? null;
  }

  /** Whether an answer at `now` should fetch (`missing`), may refresh behind (`old`), must do without (`failed`), or is served. */
  stateOf(item: string, now: number): "missing" | "old" | "failed" | "known" {
    const remembered = this.#items.get(item);
    if (remembered === undefined) return "missing";
    const age = now - remembered.at;
    if (remembered.candidates === null) return age < RETRY_AFTER_MS ? "failed" : "missing";
    return age < REFRESH_AFTER_MS ? "known" : "old";
  }

  /** Asks the index. Answers whether it answered in time; never rejects. */
  async fetch(item: string, index: VectorIndexPort, now: number): Promise<boolean> {
    try {
      const matches = await withTimeout(index.queryById(item, { topK: NEIGHBOURS_PER_ITEM }), WAIT_MS);
      if (matches === undefined) throw new Error("the vector index took too long");
      this.#remember(item, { candidates: matches.map((match) => candidateOf(match, item)), at: now });
      return true;
    } catch {
      this.#remember(item, { candidates: this.get(item), at: now });
      return false;
    }
  }

  #remember(item: string, remembered: Remembered): void {
    if (this.#items.size >= ITEMS_MAX && !this.#items.has(item)) {
      const oldest = this.#items.keys().next().value;
      if (oldest !== undefined) this.#items.delete(oldest);
    }
    this.#items.set(item, remembered);
  }
}

const candidateOf = (match: VectorMatch, item: string): Candidate => ({
  item: match.id,
  score: match.score,
  because: [item],
});
