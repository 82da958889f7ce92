import { EmbeddingSearch } from "../item-embedding/embedding-search.ts";
import { EVIDENCE, EVIDENCE_COLUMNS } from "./evidence.ts";
import type { EvidencePass } from "./evidence-pass.ts";
import { WALKS_PER_ITEM } from "./item-walks.ts";
import type { RankerTables } from "./ranker-tables.ts";

/** Most candidates of a case. */
export const CANDIDATES_MAX = 250;
/** Evidence columns whose best items become candidates, with how many of each. Places in these lists are features, too. */
export const SELECTIONS: readonly { readonly column: number; readonly count: number }[] = [
  { column: EVIDENCE.neighbours, count: 80 },
  { column: EVIDENCE.neighboursOfLast, count: 45 },
  { column: EVIDENCE.neighboursRecent, count: 45 },
  { column: EVIDENCE.afterAny, count: 60 },
  { column: EVIDENCE.afterAnyRecent, count: 45 },
  { column: EVIDENCE.togetherAny, count: 45 },
  { column: EVIDENCE.afterRecent, count: 35 },
  { column: EVIDENCE.beforeAny, count: 35 },
  { column: EVIDENCE.neighboursOfAll, count: 35 },
];
const SELECTION_COUNT = SELECTIONS.length;
const COLUMNS = Uint8Array.from(SELECTIONS, ({ column }) => column);
const LIMITS = Uint8Array.from(SELECTIONS, ({ count }) => count);
const SELECTION_MAX = Math.max(...LIMITS);
/** Newest different items that the search in the embedding, and walks, start from. */
const EMBEDDING_ITEMS = 4;
const WALK_ITEMS = 4;
/** Ends of each of their walks that become candidates, newest item first, and what each step back is worth. */
const WALK_CANDIDATES = [32, 24, 12, 12];
const WALK_DECAY = 0.6;
const TRENDING_IN_CATEGORY = 6;
const TRENDING_FEWEST = 24;

/** Gathers the items that are worth a closer look. Reused from case to case; nothing is allocated. */
export class Candidates {
  readonly items = new Uint32Array(CANDIDATES_MAX);
  count = 0;
  /** Place of each candidate in each selection, from 0; as many as the selection is long where it is not in it. */
  readonly places = new Uint8Array(CANDIDATES_MAX * SELECTIONS.length);

  /** Of each candidate, how often walks from the last item end there, and from the last items together. */
  readonly walksOfLast = new Float32Array(CANDIDATES_MAX);
  readonly walksOfAny = new Float32Array(CANDIDATES_MAX);

  readonly #tables: RankerTables;
  readonly #pass: EvidencePass;
  readonly #search: EmbeddingSearch | null;
  /** Candidate number plus one, valid where `#caseOf` is the present case. */
  readonly #numberOf: Uint8Array;
  readonly #caseOf: Uint32Array;
  #case = 0;
  /** Of each selection, best first: `SELECTION_MAX` each, how many are held, and what an item must score above once they are full. */
  readonly #bestScores = new Float32Array(SELECTION_MAX * SELECTION_COUNT);
  readonly #bestItems = new Uint32Array(SELECTION_MAX * SELECTION_COUNT);
  readonly #found = new Uint32Array(SELECTION_COUNT);
  readonly #least = new Float32Array(SELECTION_COUNT);

  constructor(tables: RankerTables, pass: EvidencePass) {
    this.#tables = tables;
    this.#pass = pass;
    this.#search = tables.embedding === null ? null : new EmbeddingSearch(tables.embedding);
    this.#numberOf = new Uint8Array(tables.index.itemCount);
    this.#caseOf = new Uint32Array(tables.index.itemCount);
  }

  /** After the pass has walked for the prefix. `vector`: the session's in the embedding, read where there is one. */
  gather(vector: Float64Array): void {
    const { queryItems, queryCount } = this.#pass;
    this.#case++;
    this.count = 0;
    for (let place = 0; place < queryCount; place++) this.add(queryItems[place] ?? 0);
    this.#select();
    this.#addNearest(vector);
    this.#addWalks();
    this.#addTrending();
  }

  /** Adds an item if it is new and there is room; answers its number, -1 where there is none. */
  add(item: number): number {
    if (this.#caseOf[item] === this.#case) return this.#numberOf[item] ?? 0;
    if (this.count === CANDIDATES_MAX) return -1;
    const number = this.count++;
    this.#caseOf[item] = this.#case;
    this.#numberOf[item] = number;
    this.items[number] = item;
    this.walksOfLast[number] = 0;
    this.walksOfAny[number] = 0;
    const at = number * SELECTIONS.length;
    for (let selection = 0; selection < SELECTIONS.length; selection++) {
      this.places[at + selection] = SELECTIONS[selection]?.count ?? 0;
    }
    return number;
  }

  /** The best items of every selection by insertion, in one pass over the items met: most fail each first comparison. */
  #select(): void {
    const { touched, touchedCount, rows } = this.#pass;
    const scores = this.#bestScores;
    const items = this.#bestItems;
    const found = this.#found.fill(0);
    const least = this.#least.fill(0);
    for (let seen = 0; seen < touchedCount; seen++) {
      const item = touched[seen] ?? 0;
      const row = seen * EVIDENCE_COLUMNS;
      for (let selection = 0; selection < SELECTION_COUNT; selection++) {
        const score = rows[row + (COLUMNS[selection] ?? 0)] ?? 0;
        if (score <= (least[selection] ?? 0)) continue;
        const limit = LIMITS[selection] ?? 0;
        const first = selection * SELECTION_MAX;
        const held = found[selection] ?? 0;
        let at = first + (held < limit ? held : limit - 1);
        if (held < limit) found[selection] = held + 1;
        while (at > first && (scores[at - 1] ?? 0) < score) {
          scores[at] = scores[at - 1] ?? 0;
          items[at] = items[at - 1] ?? 0;
          at--;
        }
        scores[at] = score;
        items[at] = item;
        if (held >= limit - 1) least[selection] = scores[first + limit - 1] ?? 0;
      }
    }
    for (let selection = 0; selection < SELECTION_COUNT; selection++) {
      for (let place = 0; place < (found[selection] ?? 0); place++) {
        const number = this.add(items[selection * SELECTION_MAX + place] ?? 0);
        if (number >= 0) this.places[number * SELECTION_COUNT + selection] = place;
      }
    }
  }

  #addNearest(vector: Float64Array): void {
    const { queryItems, queryCount } = this.#pass;
    if (this.#search === null || queryCount === 0) return;
    this.#search.search(queryItems, Math.min(EMBEDDING_ITEMS, queryCount), vector);
    const { items, size } = this.#search.found;
    for (let at = 0; at < size; at++) this.add(items[at] ?? 0);
  }

  /** Ends of walks; those too far down to become candidates still count for what is one already. */
  #addWalks(): void {
    const { items, values, scales } = this.#tables.walks;
    const { queryItems, queryCount } = this.#pass;
    let decay = 1;
    for (let place = 0; place < Math.min(WALK_ITEMS, queryCount); place++) {
      const item = queryItems[place] ?? 0;
      const row = item * WALKS_PER_ITEM;
      const scale = scales[item] ?? 0;
      const wanted = WALK_CANDIDATES[place] ?? 0;
      for (let at = 0; at < WALKS_PER_ITEM && (values[row + at] ?? 0) > 0; at++) {
        const end = items[row + at] ?? 0;
        if (at >= wanted && this.#caseOf[end] !== this.#case) continue;
        const number = this.add(end);
        if (number < 0) continue;
        const value = (values[row + at] ?? 0) * scale;
        if (place === 0) this.walksOfLast[number] = value;
        this.walksOfAny[number] = (this.walksOfAny[number] ?? 0) + decay * value;
      }
      decay *= WALK_DECAY;
    }
  }

  #addTrending(): void {
    const { categories, trending } = this.#tables;
    const { queryItems, queryCount } = this.#pass;
    if (categories !== null && queryCount > 0) {
      const category = categories.ofItem[queryItems[0] ?? 0] ?? 0;
      const start = categories.trendingOffsets[category] ?? 0;
      const end = Math.min(categories.trendingOffsets[category + 1] ?? 0, start + TRENDING_IN_CATEGORY);
      for (let at = start; at < end; at++) this.add(categories.trending[at] ?? 0);
    }
    for (let at = 0; at < trending.length && this.count < TRENDING_FEWEST; at++) this.add(trending[at] ?? 0);
  }
}
