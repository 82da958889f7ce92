import { ok, type Result } from "../result.ts";
import { columnsOf } from "./columns-of.ts";
import {
  type ContainerFormat,
  type ContainerReason,
  readContainer,
  type SectionArray,
  writeContainer,
} from "./container.ts";
import { type StringTable, stringAt, writeStrings } from "./string-table.ts";

/**
 * The clicks of some whole days, as training keeps them between its steps: a container file with session pseudonyms, because
 * a session may go on in the next day's chunk. It is deleted when training ends.
 */
export interface SessionChunk {
  /** Pseudonyms, ascending. */
  readonly sessions: readonly string[];
  /** Item ids, ascending. */
  readonly itemIds: readonly string[];
  /** Session `s` of this chunk holds clicks `starts[s] .. starts[s + 1]`, by time and event id. */
  readonly starts: Uint32Array;
  readonly items: Uint32Array;
  readonly kinds: Uint8Array;
  /** Epoch seconds. */
  readonly times: Uint32Array;
}

const FORMAT: ContainerFormat = { magic: "NSHELFTC", version: 1 };

const SECTION = {
  sessionOffsets: 1,
  sessionBytes: 2,
  idOffsets: 3,
  idBytes: 4,
  starts: 5,
  items: 6,
  kinds: 7,
  times: 8,
};

export function writeChunk(chunk: SessionChunk): ArrayBuffer {
  const sessions = writeStrings(chunk.sessions);
  const ids = writeStrings(chunk.itemIds);
  return writeContainer(
    FORMAT,
    new Map<number, SectionArray>([
      [SECTION.sessionOffsets, sessions.offsets],
      [SECTION.sessionBytes, sessions.bytes],
      [SECTION.idOffsets, ids.offsets],
      [SECTION.idBytes, ids.bytes],
      [SECTION.starts, chunk.starts],
      [SECTION.items, chunk.items],
      [SECTION.kinds, chunk.kinds],
      [SECTION.times, chunk.times],
    ]),
  );
}

export function readChunk(buffer: ArrayBuffer): Result<SessionChunk, ContainerReason> {
  const read = readContainer(FORMAT, buffer);
  if (!read.ok) return read;
  const { words, bytes } = columnsOf(read.value);
  return ok({
    sessions: stringsOf({ offsets: words(SECTION.sessionOffsets), bytes: bytes(SECTION.sessionBytes) }),
    itemIds: stringsOf({ offsets: words(SECTION.idOffsets), bytes: bytes(SECTION.idBytes) }),
    starts: words(SECTION.starts),
    items: words(SECTION.items),
    kinds: bytes(SECTION.kinds),
    times: words(SECTION.times),
  });
}

const stringsOf = (table: StringTable): string[] =>
  Array.from({ length: Math.max(0, table.offsets.length - 1) }, (_, at) => stringAt(table, at));
