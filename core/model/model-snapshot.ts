import { type LearnedModel, LearnedRanker } from "../ranker/learned-ranker.ts";
import type { HotItems, IndexedSessions, InteractionIndex, Neighbours } from "../recommend/index-port.ts";
import type { Lead } from "../recommend/lead.ts";
import type { ModelParts, NeighbourTable } from "./sections.ts";
import { findString, type StringTable, stringAt } from "./string-table.ts";

const MS_PER_SECOND = 1_000;

/** A model as strategies see it: views over the snapshot's one buffer, and the ids that were asked for, as strings. */
export class ModelSnapshot implements InteractionIndex {
  readonly itemCount: number;
  readonly sessionCount: number;
  readonly sessions: IndexedSessions;
  readonly hot: HotItems;
  readonly repeats: Float32Array;
  readonly lead: Lead;
  /** Size of the snapshot. */
  readonly bytes: number;
  readonly #parts: ModelParts;
  readonly #ids: StringTable;
  readonly #idStrings: (string | undefined)[];

  readonly #learned: LearnedModel | null;
  #ranker: LearnedRanker | null = null;

  constructor(parts: ModelParts, bytes: number, learned: LearnedModel | null = null, lead: Lead = "learned-ranking") {
    this.#learned = learned;
    this.lead = lead;
    this.itemCount = parts.popularity.length;
    this.sessionCount = parts.sessionTimes.length;
    this.sessions = {
      postingOffsets: parts.postings.offsets,
      postings: parts.postings.values,
      starts: parts.sessions.offsets,
      items: parts.sessions.values,
      kinds: parts.kinds,
    };
    this.hot = parts.hot;
    this.repeats = parts.repeats;
    this.bytes = bytes;
    this.#parts = parts;
    this.#ids = { offsets: parts.idOffsets, bytes: parts.idBytes };
    this.#idStrings = new Array<string | undefined>(this.itemCount);
  }

  indexOf(id: string): number {
    return findString(this.#ids, id);
  }

  idOf(index: number): string {
    const known = this.#idStrings[index];
    if (known !== undefined) return known;
    const id = stringAt(this.#ids, index);
    this.#idStrings[index] = id;
    return id;
  }

  popularity(index: number): number {
    return this.#parts.popularity[index] ?? 0;
  }

  recentPopularity(index: number): number {
    return this.#parts.recentPopularity[index] ?? 0;
  }

  firstSeen(index: number): number {
    return (this.#parts.firstSeen[index] ?? 0) * MS_PER_SECOND;
  }

  lastSeen(index: number): number {
    return (this.#parts.lastSeen[index] ?? 0) * MS_PER_SECOND;
  }

  trending(): Uint32Array {
    return this.#parts.trending;
  }

  boughtWith(index: number): Neighbours {
    return rowOf(this.#parts.boughtWith, index);
  }

  learned(): LearnedRanker | null {
    if (this.#learned !== null) this.#ranker ??= new LearnedRanker(this.#learned);
    return this.#ranker;
  }

  sessionTime(session: number): number {
    return (this.#parts.sessionTimes[session] ?? 0) * MS_PER_SECOND;
  }
}

const rowOf = ({ offsets, items, weights }: NeighbourTable, row: number): Neighbours => ({
  items: items.subarray(offsets[row], offsets[row + 1]),
  weights: weights.subarray(offsets[row], offsets[row + 1]),
});
