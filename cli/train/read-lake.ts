import { interactionsOf } from "../../core/events/interactions.ts";
import { readLakeFile } from "../../core/lake/lake-file.ts";
import { dayBefore } from "../../core/lake/partition.ts";
import { mergeChunks } from "../../core/model/merge-chunks.ts";
import type { TrainingParameters } from "../../core/model/parameters.ts";
import type { SessionChunk } from "../../core/model/session-chunk.ts";
import type { SessionLog } from "../../core/model/session-log.ts";
import { Sessionizer } from "../../core/model/sessionize.ts";
import type { PlatformClient } from "../platform-client.ts";
import { startProgress } from "../progress.ts";

/** Files that are read at once, from as many whole hours as it takes. */
const FILES_AT_ONCE = 8;
/** A chunk's clicks are kept as columns from here on: only the newest ones are objects. */
const CHUNK_CLICKS = 100_000;

const MS_PER_SECOND = 1_000;

interface LakeFile {
  readonly key: string;
  readonly type: string;
  readonly date: string;
  readonly hour: number;
  readonly events: number;
}

interface LakePage {
  readonly files: readonly LakeFile[];
  readonly next: string | null;
}

/**
 * The platform's sessions, read from its lake, newest hour first, until there are clicks enough; whole hours, so that the order
 * of a moment's events is settled in one place. Each file is decoded as it arrives. `since`, epoch seconds: nothing of the hours
 * before it.
 */
export async function readLake(
  client: PlatformClient,
  parameters: TrainingParameters,
  since: number | null = null,
): Promise<SessionLog> {
  const hours = await listHours(client, since);
  const events = Math.min(
    parameters.maxClicks,
    hours.flat().reduce((sum, file) => sum + file.events, 0),
  );
  const progress = startProgress("Lake", events);
  const chunks: SessionChunk[] = [];
  let sessionizer = new Sessionizer();
  let clicks = 0;
  let files = 0;
  const close = () => {
    if (sessionizer.clicks > 0) chunks.push(sessionizer.chunk());
    clicks += sessionizer.clicks;
    sessionizer = new Sessionizer();
  };
  let at = 0;
  while (at < hours.length && clicks + sessionizer.clicks < parameters.maxClicks) {
    const batch: LakeFile[] = [];
    while (at < hours.length && batch.length < FILES_AT_ONCE) batch.push(...(hours[at++] ?? []));
    const into = sessionizer;
    for (let start = 0; start < batch.length; start += FILES_AT_ONCE)
      await Promise.all(batch.slice(start, start + FILES_AT_ONCE).map((file) => readInto(into, client, file.key)));
    files += batch.length;
    progress.update(clicks + sessionizer.clicks, `${(clicks + sessionizer.clicks).toLocaleString("en")} clicks`);
    if (sessionizer.clicks >= CHUNK_CLICKS) close();
  }
  close();
  progress.finish(`${clicks.toLocaleString("en")} clicks from ${files.toLocaleString("en")} files`);
  return mergeChunks(chunks.reverse(), parameters);
}

async function readInto(sessionizer: Sessionizer, client: PlatformClient, key: string): Promise<void> {
  const { body } = await client.request(`/v1/lake/file?key=${encodeURIComponent(key)}`, {});
  if (body === null) throw new Error(`GET /v1/lake/file answered nothing for ${key}`);
  for await (const event of readLakeFile(body)) sessionizer.add(event);
}

/** `YYYY-MM-DD HH` of an ISO time. */
const hourOf = (iso: string): string => iso.slice(0, 13).replace("T", " ");

/** Files that can say something about products, by hour, newest first. */
async function listHours(client: PlatformClient, since: number | null): Promise<readonly (readonly LakeFile[])[]> {
  const byHour = new Map<string, LakeFile[]>();
  const from = since === null ? "" : hourOf(new Date(since * MS_PER_SECOND).toISOString());
  for (let after = since === null ? null : dayBefore(from.slice(0, 10)); ; ) {
    const page: LakePage = await client.get(`/v1/lake${after === null ? "" : `?after=${after}`}`);
    for (const file of page.files) {
      if (interactionsOf(file.type, { product_id: "any" }, 0).length === 0) continue;
      const hour = `${file.date} ${String(file.hour).padStart(2, "0")}`;
      if (hour < from) continue;
      const ofHour = byHour.get(hour);
      if (ofHour === undefined) byHour.set(hour, [file]);
      else ofHour.push(file);
    }
    if (page.next === null) break;
    after = page.next;
  }
  return [...byHour.entries()].sort(([a], [b]) => (a < b ? 1 : -1)).map(([, files]) => files);
}
