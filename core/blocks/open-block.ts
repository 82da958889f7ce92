import { readContainer, type SectionArray } from "../model/container.ts";
import {
  checkBelow,
  checkLength,
  checkOffsets,
  Damage,
  damaged,
  Sections,
  type SnapshotReason,
} from "../model/section-access.ts";
import type { NeighbourTable } from "../recommend/index-port.ts";
import { err, ok, type Result } from "../result.ts";
import type { BlockDirectory } from "./block-directory.ts";
import { BLOCK_FORMAT, BLOCK_SECTION, BLOCK_TABLES, type BlockTable } from "./block-format.ts";
import { type References, readReferences } from "./references.ts";

export type BlockReason =
  | SnapshotReason
  /** A block of another model, or another block of this one. */
  | { readonly code: "wrong_block"; readonly generation: number; readonly blockNumber: number };

/** A block in memory: views over its file, nothing is copied. Sections as in `block-format.ts`. */
export interface OpenBlock {
  /** Of its file, and so of the memory that it takes. */
  readonly bytes: number;
  readonly items: Uint32Array;
  readonly postingOffsets: Uint32Array;
  readonly postings: References;
  readonly sessions: Uint32Array;
  readonly sessionTimes: Uint32Array;
  readonly clickOffsets: Uint32Array;
  readonly clicks: References;
  readonly clickedItems: Uint32Array;
  /** Empty where all clicks are views. */
  readonly kinds: Uint8Array;
  readonly tables: { readonly [table in BlockTable]: NeighbourTable };
}

/** Opens block number `blockNumber` of the directory's model. What opens cannot lead outside itself or the model. */
export function openBlock(
  bytes: Uint8Array,
  blockNumber: number,
  directory: BlockDirectory,
): Result<OpenBlock, BlockReason> {
  const container = readContainer(BLOCK_FORMAT, wholeBuffer(bytes));
  if (!container.ok) return container;
  try {
    const sections = new Sections(container.value);
    const [generation = 0, number = 0] = sections.words(BLOCK_SECTION.facts);
    if (generation !== directory.generation || number !== blockNumber) {
      return err({ code: "wrong_block", generation, blockNumber: number });
    }
    return ok(viewsOf(sections, container.value, bytes.byteLength, directory));
  } catch (cause) {
    if (cause instanceof Damage) return err(cause.reason);
    throw cause;
  }
}

function viewsOf(
  sections: Sections,
  raw: ReadonlyMap<number, SectionArray>,
  bytes: number,
  { itemCount, sessionCount }: BlockDirectory,
): OpenBlock {
  const numbers = (section: number, bound: number): Uint32Array => {
    const words = sections.words(section);
    checkNumbers(section, words, bound);
    return words;
  };
  const references = (section: number, bound: number): References =>
    readReferences(raw.get(section), bound) ?? damaged(section, "no references, or they lead outside");
  const items = numbers(BLOCK_SECTION.items, itemCount);
  const sessions = numbers(BLOCK_SECTION.sessions, sessionCount);
  const clickedItems = numbers(BLOCK_SECTION.clickedItems, itemCount);
  const postings = references(BLOCK_SECTION.postings, sessions.length);
  const clicks = references(BLOCK_SECTION.clicks, clickedItems.length);
  const postingOffsets = sections.words(BLOCK_SECTION.postingOffsets);
  const clickOffsets = sections.words(BLOCK_SECTION.clickOffsets);
  const sessionTimes = sections.words(BLOCK_SECTION.sessionTimes);
  const kinds = sections.get(BLOCK_SECTION.kinds, Uint8Array);
  checkOffsets(BLOCK_SECTION.postingOffsets, postingOffsets, items.length, postings.length);
  checkOffsets(BLOCK_SECTION.clickOffsets, clickOffsets, sessions.length, clicks.length);
  checkLength(BLOCK_SECTION.sessionTimes, sessionTimes, sessions.length);
  if (kinds.length > 0) checkLength(BLOCK_SECTION.kinds, kinds, clicks.length);
  const table = (name: BlockTable): NeighbourTable => {
    const section = BLOCK_TABLES[name];
    const read = sections.table(section);
    checkOffsets(section.offsets, read.offsets, items.length, read.items.length);
    checkBelow(section.items, read.items, itemCount);
    checkLength(section.weights, read.weights, read.items.length);
    return read;
  };
  return {
    bytes,
    items,
    postingOffsets,
    postings,
    sessions,
    sessionTimes,
    clickOffsets,
    clicks,
    clickedItems,
    kinds,
    tables: { after: table("after"), together: table("together"), boughtWith: table("boughtWith") },
  };
}

/** Ascending and below `bound`: they are found by binary search. */
function checkNumbers(section: number, numbers: Uint32Array, bound: number): void {
  for (let at = 1; at < numbers.length; at++) {
    if ((numbers[at] ?? 0) <= (numbers[at - 1] ?? 0)) damaged(section, "numbers do not ascend");
  }
  checkBelow(section, numbers, bound);
}

/** The file as a buffer of its own, without a copy where it already is one. */
function wholeBuffer(bytes: Uint8Array): ArrayBuffer {
  const { buffer, byteOffset, byteLength } = bytes;
  return buffer instanceof ArrayBuffer && byteOffset === 0 && buffer.byteLength === byteLength
    ? buffer
    : new Uint8Array(bytes).buffer;
}
