import { setTimeout as sleep } from "node:timers/promises";
import { demoHistory } from "../../demo/history.ts";
import { type PlatformClient, platformClient } from "../platform-client.ts";
import { type Progress, startProgress } from "../progress.ts";
import { lakeCount } from "./lake-count.ts";

/** What the demonstration's history holds, and the last day that it covers. */
const HISTORY_CLICKS = 165_474;
const HISTORY_LAST_DAY = "2008-08-13";
/** Events in one import request: the route takes 2,500. */
const EVENTS_PER_REQUEST = 2_500;
/** Requests under way at once: enough to keep both cores busy. */
const REQUESTS_AT_ONCE = 3;
/** Between two looks at the lake, in milliseconds, and looks without any growth before giving up. */
const LOOK_EVERY_MS = 500;
const LOOKS_WITHOUT_GROWTH = 20;
/** The local queue lives in memory: a server that reloads while it is full forgets it. Ids make sending everything again harmless. */
const ATTEMPTS = 3;

interface ImportAnswer {
  readonly rejected: readonly { readonly detail: string }[];
}

/** Brings the demonstration's clicks in through ingest's import path and waits until the lake holds every one. Answers their number. */
export async function importHistory(client: PlatformClient, sourceKey: string): Promise<number> {
  const progress = startProgress("History", 2 * HISTORY_CLICKS);
  let stored = await lakeCount(client, HISTORY_LAST_DAY);
  if (stored >= HISTORY_CLICKS) {
    progress.finish(`${stored.toLocaleString("en")} clicks are in the lake`);
    return stored;
  }
  const source = platformClient(client.url, sourceKey);
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    await sendHistory(source, progress);
    stored = await waitForLake(client, progress);
    if (stored >= HISTORY_CLICKS) {
      progress.finish(`${stored.toLocaleString("en")} clicks in the lake`);
      return stored;
    }
  }
  throw new Error(`only ${stored} of ${HISTORY_CLICKS} clicks reached the lake`);
}

async function sendHistory(source: PlatformClient, progress: Progress): Promise<void> {
  const underWay = new Set<Promise<void>>();
  let sent = 0;
  const send = async (events: readonly unknown[]) => {
    const answer = await source.post<ImportAnswer>("/v1/events/import", { events });
    const refused = answer.rejected[0];
    if (refused !== undefined) throw new Error(`an event was refused: ${refused.detail}`);
    sent += events.length;
    progress.update(sent, `${sent.toLocaleString("en")} clicks sent`);
  };
  const dispatch = async (events: readonly unknown[]) => {
    const request: Promise<void> = send(events).finally(() => underWay.delete(request));
    underWay.add(request);
    if (underWay.size >= REQUESTS_AT_ONCE) await Promise.race(underWay);
  };
  let chunk: unknown[] = [];
  for await (const event of demoHistory()) {
    chunk.push(event);
    if (chunk.length < EVENTS_PER_REQUEST) continue;
    await dispatch(chunk);
    chunk = [];
  }
  if (chunk.length > 0) await dispatch(chunk);
  await Promise.all(underWay);
}

/** Looks at the lake until it holds everything or stops growing. Answers what it holds. */
async function waitForLake(client: PlatformClient, progress: Progress): Promise<number> {
  let stored = 0;
  for (let idleLooks = 0; idleLooks < LOOKS_WITHOUT_GROWTH; idleLooks++) {
    const count = await lakeCount(client, HISTORY_LAST_DAY);
    if (count > stored) idleLooks = 0;
    stored = count;
    progress.update(HISTORY_CLICKS + stored, `${stored.toLocaleString("en")} clicks in the lake`);
    if (stored >= HISTORY_CLICKS) break;
    await sleep(LOOK_EVERY_MS);
  }
  return stored;
}
