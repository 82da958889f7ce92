import { readContainer } from "../model/container.ts";
import {
  checkBelow,
  checkLength,
  checkOffsets,
  Damage,
  damaged,
  Sections,
  type SnapshotReason,
} from "../model/section-access.ts";
import { findString, isAscending, type StringTable, stringAt } from "../model/string-table.ts";
import { type Lead, leadOf } from "../recommend/lead.ts";
import { err, ok, type Result } from "../result.ts";
import { DIRECTORY_FORMAT, DIRECTORY_SECTION } from "./block-format.ts";

interface Columns {
  readonly popularity: Uint32Array;
  readonly recentPopularity: Float32Array;
  /** Epoch seconds, like `lastSeen`. */
  readonly firstSeen: Uint32Array;
  readonly lastSeen: Uint32Array;
  readonly trending: Uint32Array;
  readonly blockOf: Uint32Array;
  /** Of the shop, not of items: see `InteractionIndex`. */
  readonly repeats: Float32Array;
}

/** What is known of a cut model without any block: every item's id, statistics and block number. About 40 bytes an item. */
export class BlockDirectory {
  readonly generation: number;
  readonly itemCount: number;
  readonly sessionCount: number;
  readonly blockCount: number;
  readonly bytes: number;
  readonly columns: Columns;
  /** What leads the answers: see `InteractionIndex`. */
  readonly lead: Lead;
  readonly #ids: StringTable;

  constructor(facts: Uint32Array, ids: StringTable, columns: Columns, lead: Lead, bytes: number) {
    this.lead = lead;
    const [generation = 0, sessionCount = 0, blockCount = 0] = facts;
    this.generation = generation;
    this.itemCount = columns.popularity.length;
    this.sessionCount = sessionCount;
    this.blockCount = blockCount;
    this.bytes = bytes;
    this.columns = columns;
    this.#ids = ids;
  }

  /** Index of an item id; -1 where the model does not know it. */
  indexOf(id: string): number {
    return findString(this.#ids, id);
  }

  idOf(index: number): string {
    return stringAt(this.#ids, index);
  }
}

/** Opens a directory: views over the buffer. What opens cannot lead outside itself. */
export function readDirectory(buffer: ArrayBuffer): Result<BlockDirectory, SnapshotReason> {
  const container = readContainer(DIRECTORY_FORMAT, buffer);
  if (!container.ok) return container;
  try {
    const sections = new Sections(container.value);
    const facts = sections.words(DIRECTORY_SECTION.facts);
    checkLength(DIRECTORY_SECTION.facts, facts, 3);
    const ids = {
      offsets: sections.words(DIRECTORY_SECTION.idOffsets),
      bytes: sections.get(DIRECTORY_SECTION.idBytes, Uint8Array),
    };
    const columns: Columns = {
      popularity: sections.words(DIRECTORY_SECTION.popularity),
      recentPopularity: sections.get(DIRECTORY_SECTION.recentPopularity, Float32Array),
      firstSeen: sections.words(DIRECTORY_SECTION.firstSeen),
      lastSeen: sections.words(DIRECTORY_SECTION.lastSeen),
      trending: sections.words(DIRECTORY_SECTION.trending),
      blockOf: sections.words(DIRECTORY_SECTION.blockOf),
      repeats: sections.get(DIRECTORY_SECTION.repeats, Float32Array),
    };
    const items = columns.popularity.length;
    checkOffsets(DIRECTORY_SECTION.idOffsets, ids.offsets, items, ids.bytes.length);
    if (!isAscending(ids)) damaged(DIRECTORY_SECTION.idBytes, "ids do not ascend");
    for (const name of ["recentPopularity", "firstSeen", "lastSeen", "trending", "blockOf"] as const) {
      checkLength(DIRECTORY_SECTION[name], columns[name], items);
    }
    checkBelow(DIRECTORY_SECTION.trending, columns.trending, items);
    checkBelow(DIRECTORY_SECTION.blockOf, columns.blockOf, facts[2] ?? 0);
    const lead = sections.has(DIRECTORY_SECTION.lead) ? (sections.words(DIRECTORY_SECTION.lead)[0] ?? 0) : 0;
    return ok(new BlockDirectory(facts, ids, columns, leadOf(lead), buffer.byteLength));
  } catch (cause) {
    if (cause instanceof Damage) return err(cause.reason);
    throw cause;
  }
}
