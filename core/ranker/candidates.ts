import { EVIDENCE, EVIDENCE_COLUMNS } from "./evidence.ts";
import type { EvidencePass } from "./evidence-pass.ts";
import type { RankerTables } from "./ranker-tables.ts";

/** Most candidates of a case. */
export const CANDIDATES_MAX = 220;
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
const SELECTION_MAX = 80;
const EMBEDDING_NEIGHBOURS_OF_LAST = 40;
const EMBEDDING_NEIGHBOURS_OF_EARLIER = 20;
/** Newest different items whose embedding neighbours are candidates. */
const EMBEDDING_ITEMS = 4;
const TRENDING_IN_CATEGORY = 6;
const TRENDING_FEWEST = 24;

/** Gathers the items that are worth a closer look. Reused from case to case; nothing is allocated. */
export class Candidates {
  readonly items = new Uint32Array(CANDIDATES_MAX);
  count = 0;
  /** Place of each candidate in each selection, from 0; as many as the selection is long where it is not in it. */
  readonly places = new Uint8Array(CANDIDATES_MAX * SELECTIONS.length);

  readonly #tables: RankerTables;
  readonly #pass: EvidencePass;
  /** Candidate number plus one, valid where `#caseOf` is the present case. */
  readonly #numberOf: Uint8Array;
  readonly #caseOf: Uint32Array;
  #case = 0;
  readonly #bestScores = new Float32Array(SELECTION_MAX);
  readonly #bestItems = new Uint32Array(SELECTION_MAX);

  constructor(tables: RankerTables, pass: EvidencePass) {
    this.#tables = tables;
    this.#pass = pass;
    this.#numberOf = new Uint8Array(tables.index.itemCount);
    this.#caseOf = new Uint32Array(tables.index.itemCount);
  }

  /** After the pass has walked for the prefix. */
  gather(): void {
    const { queryItems, queryCount } = this.#pass;
    this.#case++;
    this.count = 0;
    for (let place = 0; place < queryCount; place++) this.add(queryItems[place] ?? 0);
    for (let selection = 0; selection < SELECTIONS.length; selection++) this.#select(selection);
    this.#addEmbeddingNeighbours();
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
    const at = number * SELECTIONS.length;
    for (let selection = 0; selection < SELECTIONS.length; selection++) {
      this.places[at + selection] = SELECTIONS[selection]?.count ?? 0;
    }
    return number;
  }

  /** The best items of a column by insertion: most items fail the first comparison. */
  #select(selection: number): void {
    const { touched, touchedCount, rows } = this.#pass;
    const column = SELECTIONS[selection]?.column ?? 0;
    const limit = SELECTIONS[selection]?.count ?? 0;
    const scores = this.#bestScores;
    const items = this.#bestItems;
    let found = 0;
    let least = 0;
    for (let seen = 0; seen < touchedCount; seen++) {
      const item = touched[seen] ?? 0;
      const score = rows[item * EVIDENCE_COLUMNS + column] ?? 0;
      if (score <= least) continue;
      let at = found < limit ? found++ : limit - 1;
      while (at > 0 && (scores[at - 1] ?? 0) < score) {
        scores[at] = scores[at - 1] ?? 0;
        items[at] = items[at - 1] ?? 0;
        at--;
      }
      scores[at] = score;
      items[at] = item;
      if (found === limit) least = scores[limit - 1] ?? 0;
    }
    for (let place = 0; place < found; place++) {
      const number = this.add(items[place] ?? 0);
      if (number >= 0) this.places[number * SELECTIONS.length + selection] = place;
    }
  }

  #addEmbeddingNeighbours(): void {
    const { embedding } = this.#tables;
    if (embedding === null) return;
    const { neighbours, neighboursPerItem } = embedding;
    const { queryItems, queryCount } = this.#pass;
    for (let place = 0; place < Math.min(EMBEDDING_ITEMS, queryCount); place++) {
      const row = (queryItems[place] ?? 0) * neighboursPerItem;
      const wanted = place === 0 ? EMBEDDING_NEIGHBOURS_OF_LAST : EMBEDDING_NEIGHBOURS_OF_EARLIER;
      for (let at = 0; at < Math.min(wanted, neighboursPerItem); at++) this.add(neighbours[row + at] ?? 0);
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
