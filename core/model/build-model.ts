import { countBoughtWith } from "./bought-with.ts";
import { type ClicksByItem, clicksByItem, newestSessionsOf } from "./clicks-by-item.ts";
import { countHotItems } from "./hot-items.ts";
import type { TrainingParameters } from "./parameters.ts";
import { measurePopularity } from "./popularity.ts";
import { measureRepeats } from "./repeats.ts";
import type { ModelParts, Rows } from "./sections.ts";
import { endOf, KIND_VIEW, type SessionLog, sessionCountOf } from "./session-log.ts";
import { writeStrings } from "./string-table.ts";

/** Newest clicks of a session that the model keeps: longer ones are crawlers and shared terminals more often than people. */
const SESSION_CLICKS_MAX = 60;

/** Learns every part of a model from a log. The same log and parameters give the same parts. */
export function buildModel(log: SessionLog, parameters: TrainingParameters): ModelParts {
  const kept = shortened(log);
  const index = clicksByItem(kept);
  const ids = writeStrings(log.itemIds);
  const postings = postingsOf(kept, index, parameters.sessionsPerItem);
  const kinds = kept.kinds.some((kind) => kind !== KIND_VIEW) ? kept.kinds : null;
  return {
    idOffsets: ids.offsets,
    idBytes: ids.bytes,
    ...measurePopularity(log, parameters),
    hot: countHotItems(
      log.itemIds.length,
      { postingOffsets: postings.offsets, postings: postings.values, starts: kept.starts, items: kept.items, kinds },
      parameters,
    ),
    repeats: measureRepeats(kept),
    boughtWith: countBoughtWith(kept, index, parameters),
    postings,
    sessions: { offsets: kept.starts, values: kept.items },
    kinds,
    sessionTimes: Uint32Array.from({ length: sessionCountOf(log) }, (_, session) => endOf(log, session)),
  };
}

function postingsOf(log: SessionLog, index: ClicksByItem, limit: number): Rows {
  const items = log.itemIds.length;
  const offsets = new Uint32Array(items + 1);
  const values = new Uint32Array(log.items.length);
  for (let item = 0; item < items; item++) {
    const sessions = newestSessionsOf(index, item, limit);
    const start = offsets[item] ?? 0;
    values.set(sessions, start);
    offsets[item + 1] = start + sessions.length;
  }
  return { offsets, values: values.slice(0, offsets[items]) };
}

/** The same sessions with their newest clicks only. */
function shortened(log: SessionLog): SessionLog {
  const sessions = sessionCountOf(log);
  const starts = new Uint32Array(sessions + 1);
  const items = new Uint32Array(log.items.length);
  const kinds = new Uint8Array(log.items.length);
  const times = new Uint32Array(log.items.length);
  let length = 0;
  for (let session = 0; session < sessions; session++) {
    const end = log.starts[session + 1] ?? 0;
    const from = Math.max(log.starts[session] ?? 0, end - SESSION_CLICKS_MAX);
    items.set(log.items.subarray(from, end), length);
    kinds.set(log.kinds.subarray(from, end), length);
    times.set(log.times.subarray(from, end), length);
    length += end - from;
    starts[session + 1] = length;
  }
  return {
    itemIds: log.itemIds,
    starts,
    items: items.slice(0, length),
    kinds: kinds.slice(0, length),
    times: times.slice(0, length),
  };
}
