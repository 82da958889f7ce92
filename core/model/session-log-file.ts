import { INTERACTION_KINDS } from "../events/interactions.ts";
import { err, ok, type Result } from "../result.ts";
import { columnsOf } from "./columns-of.ts";
import {
  type ContainerFormat,
  type ContainerReason,
  readContainer,
  type SectionArray,
  writeContainer,
} from "./container.ts";
import type { SessionLog } from "./session-log.ts";
import { stringAt, writeStrings } from "./string-table.ts";

/** The clicks of a model's sessions, kept beside its snapshot for trainings that only add to them. No pseudonym is in it. */
const FORMAT: ContainerFormat = { magic: "NSHELFSL", version: 1 };

const SECTION = { idOffsets: 1, idBytes: 2, starts: 3, items: 4, kinds: 5, times: 6 };

export type SessionLogReason = ContainerReason | { readonly code: "not_a_log"; readonly detail: string };

export function writeSessionLog(log: SessionLog): ArrayBuffer {
  const ids = writeStrings(log.itemIds);
  return writeContainer(
    FORMAT,
    new Map<number, SectionArray>([
      [SECTION.idOffsets, ids.offsets],
      [SECTION.idBytes, ids.bytes],
      [SECTION.starts, log.starts],
      [SECTION.items, log.items],
      [SECTION.kinds, log.kinds],
      [SECTION.times, log.times],
    ]),
  );
}

/** Columns are views over the buffer. What opens is a log: whole columns, ids that ascend, items that exist. */
export function readSessionLog(buffer: ArrayBuffer): Result<SessionLog, SessionLogReason> {
  const read = readContainer(FORMAT, buffer);
  if (!read.ok) return read;
  const { words, bytes } = columnsOf(read.value);
  const ids = { offsets: words(SECTION.idOffsets), bytes: bytes(SECTION.idBytes) };
  const log: SessionLog = {
    itemIds: Array.from({ length: Math.max(0, ids.offsets.length - 1) }, (_, at) => stringAt(ids, at)),
    starts: words(SECTION.starts),
    items: words(SECTION.items),
    kinds: bytes(SECTION.kinds),
    times: words(SECTION.times),
  };
  const fault = faultOf(log);
  return fault === null ? ok(log) : err({ code: "not_a_log", detail: fault });
}

function faultOf({ itemIds, starts, items, kinds, times }: SessionLog): string | null {
  if (kinds.length !== items.length || times.length !== items.length) return "columns of different lengths";
  if (starts[0] !== 0 || starts.at(-1) !== items.length) return "sessions do not span the clicks";
  if (starts.some((start, at) => start < (starts[at - 1] ?? 0))) return "sessions do not ascend";
  if (items.some((item) => item >= itemIds.length)) return "an item without an id";
  if (kinds.some((kind) => kind >= INTERACTION_KINDS.length)) return "an unknown kind of click";
  if (itemIds.some((id, at) => at > 0 && id <= (itemIds[at - 1] ?? ""))) return "ids do not ascend";
  return null;
}
