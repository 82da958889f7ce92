import type { Candidates } from "../candidates.ts";
import { quickLog } from "../quick-log.ts";
import type { RankerTables } from "../ranker-tables.ts";
import { FEATURE_AT, FEATURE_COUNT, SHARE_FLOOR } from "./feature-names.ts";

/** How each candidate's category goes with the session's, and how popular it is within it. */
export class CategoryFeatures {
  readonly #tables: Pick<RankerTables, "categories" | "statistics">;
  readonly #candidates: Candidates;
  readonly #next: Float32Array;
  readonly #held: Float32Array;

  constructor(tables: Pick<RankerTables, "categories" | "statistics">, candidates: Candidates) {
    this.#tables = tables;
    this.#candidates = candidates;
    this.#next = new Float32Array(tables.categories?.count ?? 0);
    this.#held = new Float32Array(tables.categories?.count ?? 0);
  }

  write(values: Float32Array, prefix: ArrayLike<number>, length: number): void {
    const { categories, statistics } = this.#tables;
    if (categories === null || length === 0) return;
    const { items, count } = this.#candidates;
    const { ofItem, nextOffsets, nextCategories, nextShares } = categories;
    const last = ofItem[prefix[length - 1] ?? 0] ?? 0;
    const next = this.#next;
    const held = this.#held;
    for (let at = nextOffsets[last] ?? 0; at < (nextOffsets[last + 1] ?? 0); at++) {
      next[nextCategories[at] ?? 0] = nextShares[at] ?? 0;
    }
    for (let step = 0; step < length; step++) {
      const category = ofItem[prefix[step] ?? 0] ?? 0;
      held[category] = (held[category] ?? 0) + 1 / length;
    }
    for (let candidate = 0; candidate < count; candidate++) {
      const item = items[candidate] ?? 0;
      const category = ofItem[item] ?? 0;
      const at = candidate * FEATURE_COUNT + FEATURE_AT.categories;
      values[at] = category === last ? 1 : 0;
      values[at + 1] = held[category] ?? 0;
      values[at + 2] = quickLog((next[category] ?? 0) + SHARE_FLOOR);
      values[at + 3] = quickLog(((statistics.clicks[item] ?? 0) + 1) / ((categories.clicks[category] ?? 0) + 1));
      values[at + 4] = quickLog(
        ((statistics.recentClicks[item] ?? 0) + 1) / ((categories.recentClicks[category] ?? 0) + 1),
      );
    }
    for (let at = nextOffsets[last] ?? 0; at < (nextOffsets[last + 1] ?? 0); at++) next[nextCategories[at] ?? 0] = 0;
    for (let step = 0; step < length; step++) held[ofItem[prefix[step] ?? 0] ?? 0] = 0;
  }
}
