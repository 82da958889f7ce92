import { type SectionArray, writeContainer } from "../model/container.ts";
import type { InteractionIndex } from "../recommend/index-port.ts";
import { BLOCK_FORMAT, BLOCK_SECTION, BLOCK_TABLE_NAMES, BLOCK_TABLES, type BlockTable } from "./block-format.ts";
import { writeReferences } from "./references.ts";
import { tableRow } from "./table-rows.ts";

const MS_PER_SECOND = 1_000;

interface Rows {
  readonly offsets: Uint32Array;
  readonly values: Uint32Array;
}

/** Writes one block after the other; its scratch is 4 bytes a session and 4 an item of the whole model. */
export class BlockWriter {
  readonly #index: InteractionIndex;
  readonly #generation: number;
  /** Place plus one within the block at hand; all 0 between blocks. */
  readonly #sessionPlaces: Uint32Array;
  readonly #itemPlaces: Uint32Array;

  constructor(index: InteractionIndex, generation: number) {
    this.#index = index;
    this.#generation = generation;
    this.#sessionPlaces = new Uint32Array(index.sessionCount);
    this.#itemPlaces = new Uint32Array(index.itemCount);
  }

  /** `items`: ascending. */
  write(blockNumber: number, items: Uint32Array): Uint8Array<ArrayBuffer> {
    const { postingOffsets, postings, starts, items: clicked, kinds } = this.#index.sessions;
    const named = rowsOf(items, postingOffsets, postings);
    const sessions = distinct(named.values, this.#sessionPlaces);
    const clicks = rowsOf(sessions, starts, clicked);
    const clickedItems = distinct(clicks.values, this.#itemPlaces);
    const sections = new Map<number, SectionArray>([
      [BLOCK_SECTION.facts, Uint32Array.of(this.#generation, blockNumber)],
      [BLOCK_SECTION.items, items],
      [BLOCK_SECTION.postingOffsets, named.offsets],
      [BLOCK_SECTION.postings, writeReferences(named.values, this.#sessionPlaces, sessions.length)],
      [BLOCK_SECTION.sessions, sessions],
      [BLOCK_SECTION.sessionTimes, sessions.map((session) => this.#index.sessionTime(session) / MS_PER_SECOND)],
      [BLOCK_SECTION.clickOffsets, clicks.offsets],
      [BLOCK_SECTION.clicks, writeReferences(clicks.values, this.#itemPlaces, clickedItems.length)],
      [BLOCK_SECTION.clickedItems, clickedItems],
      [BLOCK_SECTION.kinds, kinds === null ? new Uint8Array(0) : kindsOf(sessions, starts, kinds, clicks)],
    ]);
    for (const table of BLOCK_TABLE_NAMES) {
      const { offsets, values, weights } = this.#table(table, items);
      sections.set(BLOCK_TABLES[table].offsets, offsets);
      sections.set(BLOCK_TABLES[table].items, values);
      sections.set(BLOCK_TABLES[table].weights, weights);
    }
    for (const session of sessions) this.#sessionPlaces[session] = 0;
    for (const item of clickedItems) this.#itemPlaces[item] = 0;
    return new Uint8Array(writeContainer(BLOCK_FORMAT, sections));
  }

  #table(table: BlockTable, items: Uint32Array): Rows & { readonly weights: Float32Array } {
    const rows = Array.from(items, (item) => tableRow(this.#index, table, item));
    const offsets = offsetsOf(rows.map((row) => row.items.length));
    const values = new Uint32Array(offsets[rows.length] ?? 0);
    const weights = new Float32Array(values.length);
    rows.forEach((row, at) => {
      values.set(row.items, offsets[at]);
      weights.set(row.weights, offsets[at]);
    });
    return { offsets, values, weights };
  }
}

/** The rows of some keys out of the rows of all. */
function rowsOf(keys: Uint32Array, starts: Uint32Array, values: Uint32Array): Rows {
  const offsets = offsetsOf(keys.map((key) => (starts[key + 1] ?? 0) - (starts[key] ?? 0)));
  const chosen = new Uint32Array(offsets[keys.length] ?? 0);
  keys.forEach((key, at) => {
    chosen.set(values.subarray(starts[key], starts[key + 1]), offsets[at]);
  });
  return { offsets, values: chosen };
}

function kindsOf(sessions: Uint32Array, starts: Uint32Array, kinds: Uint8Array, clicks: Rows): Uint8Array {
  const chosen = new Uint8Array(clicks.values.length);
  sessions.forEach((session, at) => {
    chosen.set(kinds.subarray(starts[session], starts[session + 1]), clicks.offsets[at]);
  });
  return chosen;
}

function offsetsOf(lengths: ArrayLike<number>): Uint32Array {
  const offsets = new Uint32Array(lengths.length + 1);
  for (let at = 0; at < lengths.length; at++) offsets[at + 1] = (offsets[at] ?? 0) + (lengths[at] ?? 0);
  return offsets;
}

/** The different values, ascending; writes the place plus one of each to `places`. */
function distinct(values: Uint32Array, places: Uint32Array): Uint32Array {
  const found: number[] = [];
  for (const value of values) {
    if (places[value] !== 0) continue;
    places[value] = 1;
    found.push(value);
  }
  const ascending = Uint32Array.from(found).sort();
  ascending.forEach((value, place) => {
    places[value] = place + 1;
  });
  return ascending;
}
