import type { PlatformClient } from "../platform-client.ts";

/** Events whose shape is shown. */
const SAMPLES = 5;

interface Page {
  readonly counts: readonly {
    readonly reason: string;
    readonly contract: string | null;
    readonly version: string | null;
    readonly state: string;
    readonly count: number;
  }[];
  readonly events: readonly {
    readonly receivedAt: string;
    readonly reason: string;
    readonly path: string | null;
    readonly source: string;
    readonly shape: unknown;
  }[];
}

/** Prints how many events were refused and why, with a few of their shapes. */
export async function listBadEvents(client: PlatformClient, filter: Readonly<Record<string, string>>): Promise<void> {
  const query = new URLSearchParams({ ...filter, limit: String(SAMPLES) });
  const { counts, events } = await client.get<Page>(`/v1/bad-events?${query}`);
  if (counts.length === 0) return console.log("No bad events.");
  for (const { reason, contract, version, state, count } of counts)
    console.log(
      `${String(count).padStart(9)}  ${reason.padEnd(20)} ${state.padEnd(13)} ${contract ?? "-"} ${version ?? ""}`.trimEnd(),
    );
  for (const { receivedAt, reason, path, source, shape } of events)
    console.log(
      `\n${receivedAt}  ${source}  ${reason}${path === null ? "" : ` at ${path}`}\n  ${JSON.stringify(shape)}`,
    );
}
