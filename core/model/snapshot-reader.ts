import { err, ok, type Result } from "../result.ts";
import { type ContainerReason, readContainer, type SectionArray } from "./container.ts";
import { ModelSnapshot } from "./model-snapshot.ts";
import { MODEL_FORMAT, type ModelParts, type NeighbourTable, type Rows, SECTION } from "./sections.ts";
import { isAscending } from "./string-table.ts";

export type SnapshotReason =
  | ContainerReason
  | { readonly code: "missing_section"; readonly section: number }
  | { readonly code: "damaged_section"; readonly section: number; readonly detail: string };

/** Carries a reason out of the checks below; it never leaves this file. */
class Damage extends Error {
  readonly reason: SnapshotReason;
  constructor(reason: SnapshotReason) {
    super(reason.code);
    this.reason = reason;
  }
}

const damaged = (section: number, detail: string): never => {
  throw new Damage({ code: "damaged_section", section, detail });
};

/**
 * Opens a snapshot: views over the buffer, nothing is copied or parsed. Everything that serving follows without looking (every
 * offset, item index and session number) is checked here, so that a snapshot that opens cannot lead outside itself.
 */
export function readSnapshot(buffer: ArrayBuffer): Result<ModelSnapshot, SnapshotReason> {
  const container = readContainer(MODEL_FORMAT, buffer);
  if (!container.ok) return container;
  try {
    const parts = partsOf(new Sections(container.value));
    check(parts);
    return ok(new ModelSnapshot(parts, buffer.byteLength));
  } catch (cause) {
    if (cause instanceof Damage) return err(cause.reason);
    throw cause;
  }
}

type Constructor<T extends SectionArray> = abstract new (...args: never[]) => T;

class Sections {
  readonly #sections: ReadonlyMap<number, SectionArray>;
  constructor(sections: ReadonlyMap<number, SectionArray>) {
    this.#sections = sections;
  }

  get<T extends SectionArray>(section: number, type: Constructor<T>): T {
    const array = this.#sections.get(section);
    if (array === undefined) throw new Damage({ code: "missing_section", section });
    if (array instanceof type) return array;
    return damaged(section, "wrong element type");
  }

  words(section: number): Uint32Array {
    return this.get(section, Uint32Array);
  }

  table(section: { readonly offsets: number; readonly items: number; readonly weights: number }): NeighbourTable {
    return {
      offsets: this.words(section.offsets),
      items: this.words(section.items),
      weights: this.get(section.weights, Float32Array),
    };
  }

  rows(section: { readonly offsets: number; readonly values: number }): Rows {
    return { offsets: this.words(section.offsets), values: this.words(section.values) };
  }
}

const partsOf = (sections: Sections): ModelParts => ({
  idOffsets: sections.words(SECTION.idOffsets),
  idBytes: sections.get(SECTION.idBytes, Uint8Array),
  popularity: sections.words(SECTION.popularity),
  recentPopularity: sections.get(SECTION.recentPopularity, Float32Array),
  firstSeen: sections.words(SECTION.firstSeen),
  lastSeen: sections.words(SECTION.lastSeen),
  trending: sections.words(SECTION.trending),
  coVisited: sections.table(SECTION.coVisited),
  followedBy: sections.table(SECTION.followedBy),
  boughtWith: sections.table(SECTION.boughtWith),
  postings: sections.rows(SECTION.postings),
  sessions: sections.rows(SECTION.sessions),
  sessionTimes: sections.words(SECTION.sessionTimes),
});

function check(parts: ModelParts): void {
  const items = parts.popularity.length;
  const sessions = parts.sessionTimes.length;
  checkOffsets(SECTION.idOffsets, parts.idOffsets, items, parts.idBytes.length);
  if (!isAscending({ offsets: parts.idOffsets, bytes: parts.idBytes })) damaged(SECTION.idBytes, "ids do not ascend");
  checkLength(SECTION.recentPopularity, parts.recentPopularity, items);
  checkLength(SECTION.firstSeen, parts.firstSeen, items);
  checkLength(SECTION.lastSeen, parts.lastSeen, items);
  checkLength(SECTION.trending, parts.trending, items);
  checkBelow(SECTION.trending, parts.trending, items);
  for (const name of ["coVisited", "followedBy", "boughtWith"] as const) {
    const section = SECTION[name];
    const table = parts[name];
    checkOffsets(section.offsets, table.offsets, items, table.items.length);
    checkBelow(section.items, table.items, items);
    checkLength(section.weights, table.weights, table.items.length);
  }
  checkOffsets(SECTION.postings.offsets, parts.postings.offsets, items, parts.postings.values.length);
  checkBelow(SECTION.postings.values, parts.postings.values, sessions);
  checkOffsets(SECTION.sessions.offsets, parts.sessions.offsets, sessions, parts.sessions.values.length);
  checkBelow(SECTION.sessions.values, parts.sessions.values, items);
}

function checkLength(section: number, array: SectionArray, length: number): void {
  if (array.length !== length) damaged(section, `${array.length} elements instead of ${length}`);
}

function checkOffsets(section: number, offsets: Uint32Array, rows: number, values: number): void {
  checkLength(section, offsets, rows + 1);
  let before = 0;
  for (const offset of offsets) {
    if (offset < before) damaged(section, "offsets do not ascend");
    before = offset;
  }
  if (offsets[0] !== 0 || before !== values) damaged(section, "offsets do not span the values");
}

function checkBelow(section: number, values: Uint32Array, bound: number): void {
  let largest = -1;
  for (const value of values) if (value > largest) largest = value;
  if (largest >= bound) damaged(section, `${largest} is not below ${bound}`);
}
