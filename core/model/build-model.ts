import { type ClicksByItem, clicksByItem, newestSessionsOf } from "./clicks-by-item.ts";
import { countCoVisitation } from "./co-visitation.ts";
import { countFollowers } from "./followers.ts";
import type { TrainingParameters } from "./parameters.ts";
import { measurePopularity } from "./popularity.ts";
import type { ModelParts, Rows } from "./sections.ts";
import { endOf, type SessionLog, sessionCountOf } from "./session-log.ts";
import { writeStrings } from "./string-table.ts";

/** Learns every part of a model from a log. The same log and parameters give the same parts. */
export function buildModel(log: SessionLog, parameters: TrainingParameters): ModelParts {
  const index = clicksByItem(log);
  const ids = writeStrings(log.itemIds);
  return {
    idOffsets: ids.offsets,
    idBytes: ids.bytes,
    ...measurePopularity(log, parameters),
    ...countCoVisitation(log, index, parameters),
    followedBy: countFollowers(log, index, parameters),
    postings: postingsOf(log, index, parameters.sessionsPerItem),
    sessions: sessionItems(log),
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

/** Each session's different items by last interaction. */
function sessionItems(log: SessionLog): Rows {
  const sessions = sessionCountOf(log);
  const offsets = new Uint32Array(sessions + 1);
  const values = new Uint32Array(log.items.length);
  let length = 0;
  for (let session = 0; session < sessions; session++) {
    const clicks = log.items.subarray(log.starts[session], log.starts[session + 1]);
    clicks.forEach((item, at) => {
      if (clicks.lastIndexOf(item) === at) values[length++] = item;
    });
    offsets[session + 1] = length;
  }
  return { offsets, values: values.slice(0, length) };
}
