import { KIND_VIEW, type SessionLog } from "../model/session-log.ts";
import { sessionsByAge } from "./click-log.ts";
import type { TrainingSet } from "./training-set.ts";

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * The training set as models are trained on it: sessions by the time of their last click, items by id, every click a view, of a
 * session the newest `sessionMaxClicks` clicks.
 */
export function sessionLogOf({ log, vocabulary }: TrainingSet, sessionMaxClicks: number): SessionLog {
  const numbers = Array.from({ length: log.itemCount }, (_, number) => number).sort((a, b) =>
    byText(vocabulary.idOf(a), vocabulary.idOf(b)),
  );
  const sorted = new Uint32Array(log.itemCount);
  numbers.forEach((number, place) => {
    sorted[number] = place;
  });
  const sessions = sessionsByAge(log);
  const starts = new Uint32Array(sessions.length + 1);
  const items = new Uint32Array(log.items.length);
  const times = new Uint32Array(log.items.length);
  let length = 0;
  sessions.forEach((session, place) => {
    const end = log.starts[session + 1] ?? 0;
    for (let click = Math.max(log.starts[session] ?? 0, end - sessionMaxClicks); click < end; click++) {
      items[length] = sorted[log.items[click] ?? 0] ?? 0;
      times[length++] = Math.floor(log.times[click] ?? 0);
    }
    starts[place + 1] = length;
  });
  return {
    itemIds: numbers.map((number) => vocabulary.idOf(number)),
    starts,
    items: items.slice(0, length),
    kinds: new Uint8Array(length).fill(KIND_VIEW),
    times: times.slice(0, length),
  };
}
