import { TopK } from "../../vectors/top-k.ts";
import { numpyArgsort } from "./numpy-argsort.ts";

/**
 * How scores become a list. `scored`: the items that have a score, equal ones in the order in which the file names them first.
 * `session-rec`: its every item, unscored ones at 0, in the order of pandas' `sort_values(ascending=False)`: NumPy's quicksort
 * backwards. Lists are then full, and equal scores stand as in session-rec's own.
 */
export const RANKINGS = ["scored", "session-rec"] as const;
export type Ranking = (typeof RANKINGS)[number];

/** Sums scores by item. Its memory follows the catalog, the cost of a list the items that got a score. */
export class ItemScores {
  readonly #scores: Float64Array;
  readonly #scored: Uint8Array;
  readonly #items: Uint32Array;
  readonly #order: Uint32Array;
  #size = 0;

  constructor(itemCount: number) {
    this.#scores = new Float64Array(itemCount);
    this.#scored = new Uint8Array(itemCount);
    this.#items = new Uint32Array(itemCount);
    this.#order = new Uint32Array(itemCount);
  }

  add(item: number, amount: number): void {
    if (this.#scored[item] === 0) {
      this.#scored[item] = 1;
      this.#items[this.#size++] = item;
    }
    this.#scores[item] = (this.#scores[item] ?? 0) + amount;
  }

  /** Divides every score by the greatest. */
  normalize(): void {
    let greatest = 0;
    for (let at = 0; at < this.#size; at++) greatest = Math.max(greatest, this.#scores[this.#items[at] ?? 0] ?? 0);
    if (greatest === 0) return;
    for (let at = 0; at < this.#size; at++) {
      const item = this.#items[at] ?? 0;
      this.#scores[item] = (this.#scores[item] ?? 0) / greatest;
    }
  }

  /** The items of the `limit` highest scores, highest first. */
  top(limit: number, ranking: Ranking): readonly number[] {
    const best = this.#best(limit);
    return ranking === "scored" || this.#isUnambiguous(best, limit) ? best.slice(0, limit) : this.#sortAll(limit);
  }

  clear(): void {
    for (let at = 0; at < this.#size; at++) {
      const item = this.#items[at] ?? 0;
      this.#scores[item] = 0;
      this.#scored[item] = 0;
    }
    this.#size = 0;
  }

  /** The best scored items, and all that equal the last of them. */
  #best(limit: number): number[] {
    const top = new TopK(limit);
    for (let at = 0; at < this.#size; at++) top.offer(this.#scores[this.#items[at] ?? 0] ?? 0, 0);
    const least = top.threshold;
    const best: number[] = [];
    for (let at = 0; at < this.#size; at++) {
      const item = this.#items[at] ?? 0;
      if ((this.#scores[item] ?? 0) >= least) best.push(item);
    }
    return best.sort((a, b) => (this.#scores[b] ?? 0) - (this.#scores[a] ?? 0) || a - b);
  }

  /** Whether no order of equal scores, and no item without one, could change the list. */
  #isUnambiguous(best: readonly number[], limit: number): boolean {
    if (best.length !== limit) return false;
    let above = Number.POSITIVE_INFINITY;
    for (const item of best) {
      const score = this.#scores[item] ?? 0;
      if (score <= 0 || score === above) return false;
      above = score;
    }
    return true;
  }

  #sortAll(limit: number): readonly number[] {
    numpyArgsort(this.#scores, this.#order);
    return Array.from(this.#order.subarray(Math.max(0, this.#order.length - limit))).reverse();
  }
}
