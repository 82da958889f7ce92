import { setTimeout as sleep } from "node:timers/promises";
import { demoEvents, HISTORY_CLICKS, HISTORY_LAST_DAY } from "../../demo/history.ts";
import { type PlatformClient, platformClient } from "../platform-client.ts";
import { startProgress } from "../progress.ts";
import { lakeCount } from "./lake-count.ts";

/** Events in one import request: the route takes 2,500. */
const EVENTS_PER_REQUEST = 2_500;
/** Requests under way at once: enough to keep both cores busy. */
const REQUESTS_AT_ONCE = 3;
/** Between two looks at the lake, in milliseconds, and looks without any growth before giving up. */
const LOOK_EVERY_MS = 500;
const LOOKS_WITHOUT_GROWTH = 60;

/** Brings the demonstration's clicks in through ingest's import path and waits until the lake holds every one. Answers their number. */
export async function importHistory(client: PlatformClient, sourceKey: string): Promise<number> {
  const progress = startProgress("History", HISTORY_CLICKS);
  const before = await lakeCount(client, HISTORY_LAST_DAY);
  if (before >= HISTORY_CLICKS) {
    progress.finish(`${before.toLocaleString("en")} clicks are in the lake`);
    return before;
  }
  const source = platformClient(client.url, sourceKey);
  const underWay = new Set<Promise<void>>();
  let sent = 0;
  const send = async (events: readonly unknown[]) => {
    const answer = await source.post<{ readonly rejected: readonly { readonly detail: string }[] }>(
      "/v1/events/import",
      { events },
    );
    const refused = answer.rejected[0];
    if (refused !== undefined) throw new Error(`an event was refused: ${refused.detail}`);
    sent += events.length;
    progress.update(sent / 2, `${sent.toLocaleString("en")} clicks sent`);
  };
  let chunk: unknown[] = [];
  const dispatch = async () => {
    const request = send(chunk).finally(() => underWay.delete(request));
    underWay.add(request);
    chunk = [];
    if (underWay.size >= REQUESTS_AT_ONCE) await Promise.race(underWay);
  };
  for await (const event of demoEvents()) {
    chunk.push(event);
    if (chunk.length === EVENTS_PER_REQUEST) await dispatch();
  }
  if (chunk.length > 0) await dispatch();
  await Promise.all(underWay);

  let stored = 0;
  for (let looks = 0; looks < LOOKS_WITHOUT_GROWTH; looks++) {
    const count = await lakeCount(client, HISTORY_LAST_DAY);
    if (count > stored) looks = 0;
    stored = count;
    progress.update((HISTORY_CLICKS + stored) / 2, `${stored.toLocaleString("en")} clicks in the lake`);
    if (stored >= HISTORY_CLICKS) {
      progress.finish(`${stored.toLocaleString("en")} clicks in the lake`);
      return stored;
    }
    await sleep(LOOK_EVERY_MS);
  }
  throw new Error(`only ${stored} of ${HISTORY_CLICKS} clicks reached the lake`);
}
