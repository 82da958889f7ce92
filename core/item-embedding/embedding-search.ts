import { BestItems } from "../best-items.ts";
import { type ItemEmbedding, productWith } from "./item-embedding.ts";

/** Items looked at in one search, and found at most. */
const LOOKED_AT_MAX = 512;
const FOUND_MAX = 60;
/** Neighbours that the search starts from: of the newest item of the session, and of each earlier one. */
const START_OF_LAST = 20;
const START_OF_EARLIER = 10;
/** Items whose neighbours are looked at in turn, the nearest first, and how many of them. */
const EXPANSIONS = 14;
const EXPANSION_WIDTH = 12;

/**
 * Items near a session's vector, found by walking the table of nearest items from the session's own towards it, best first (a
 * graph search as in Malkov and Yashunin, "Hierarchical navigable small world graphs", 2018, on one layer): a few hundred
 * products instead of one per item of the shop. Reused from search to search; nothing is allocated.
 */
export class EmbeddingSearch {
  /** Nearest first. */
  readonly found = new BestItems(FOUND_MAX);
  readonly #embedding: ItemEmbedding;
  readonly #items = new Uint32Array(LOOKED_AT_MAX);
  readonly #scores = new Float64Array(LOOKED_AT_MAX);
  readonly #expanded = new Uint8Array(LOOKED_AT_MAX);
  readonly #searchOf: Uint32Array;
  #search = 0;
  #count = 0;

  constructor(embedding: ItemEmbedding) {
    this.#embedding = embedding;
    this.#searchOf = new Uint32Array(embedding.scales.length);
  }

  /** `own`: items of the session, newest first, the first `ownCount`; they are not found. `vector`: the session's. */
  search(own: ArrayLike<number>, ownCount: number, vector: Float64Array): void {
    const { neighbours, neighboursPerItem } = this.#embedding;
    this.#search++;
    this.#count = 0;
    for (let place = 0; place < ownCount; place++) this.#searchOf[own[place] ?? 0] = this.#search;
    for (let place = 0; place < ownCount; place++) {
      const row = (own[place] ?? 0) * neighboursPerItem;
      const wanted = Math.min(neighboursPerItem, place === 0 ? START_OF_LAST : START_OF_EARLIER);
      for (let at = 0; at < wanted; at++) this.#lookAt(neighbours[row + at] ?? 0, vector);
    }
    const width = Math.min(neighboursPerItem, EXPANSION_WIDTH);
    for (let round = 0; round < EXPANSIONS; round++) {
      const nearest = this.#nearestUnexpanded();
      if (nearest < 0) break;
      this.#expanded[nearest] = 1;
      const row = (this.#items[nearest] ?? 0) * neighboursPerItem;
      for (let at = 0; at < width; at++) this.#lookAt(neighbours[row + at] ?? 0, vector);
    }
    this.found.clear();
    for (let at = 0; at < this.#count; at++) this.found.offer(this.#items[at] ?? 0, this.#scores[at] ?? 0);
  }

  #lookAt(item: number, vector: Float64Array): void {
    if (this.#searchOf[item] === this.#search || this.#count === LOOKED_AT_MAX) return;
    this.#searchOf[item] = this.#search;
    const { vectors, scales, dimensions } = this.#embedding;
    this.#items[this.#count] = item;
    this.#expanded[this.#count] = 0;
    this.#scores[this.#count++] = productWith(vectors, item * dimensions, vector, dimensions) * (scales[item] ?? 0);
  }

  #nearestUnexpanded(): number {
    let nearest = -1;
    let most = Number.NEGATIVE_INFINITY;
    for (let at = 0; at < this.#count; at++) {
      if (this.#expanded[at] === 1 || (this.#scores[at] ?? 0) <= most) continue;
      most = this.#scores[at] ?? 0;
      nearest = at;
    }
    return nearest;
  }
}
