import type { FunnelEvent } from "../../core/sessions/funnel.ts";
import { fetchLakeFile, listLakeFiles } from "../lake-events.ts";
import type { PlatformClient } from "../platform-client.ts";
import { startProgress } from "../progress.ts";

/** Lake files that are fetched at once. */
const FILES_AT_ONCE = 6;

/** The lake's events of these types in a window of dates: people's, who allow analytics, each id once. */
export async function readSteps(
  client: PlatformClient,
  steps: readonly string[],
  from: string,
  to: string,
): Promise<readonly FunnelEvent[]> {
  const files = (await listLakeFiles(client, from, to)).filter(({ type }) => steps.includes(type));
  // Not where the answer goes: it may be JSON.
  const progress = startProgress(
    "Funnel",
    files.reduce((sum, { events }) => sum + events, 0),
    process.stderr,
  );
  const seen = new Set<string>();
  const found: FunnelEvent[] = [];
  for (let start = 0; start < files.length; start += FILES_AT_ONCE) {
    const fetched = await Promise.all(
      files.slice(start, start + FILES_AT_ONCE).map((file) => fetchLakeFile(client, file)),
    );
    for (const { id, type, session, time, purposes, bot } of fetched.flat()) {
      if (bot !== undefined || !purposes.includes("analytics") || seen.has(id)) continue;
      seen.add(id);
      found.push({ type, session, time });
    }
    progress.update(seen.size);
  }
  progress.finish(`${found.length.toLocaleString("en")} events`);
  return found;
}
