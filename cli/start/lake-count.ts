import type { PlatformClient } from "../platform-client.ts";

interface LakePage {
  readonly events: number;
  readonly files: readonly { readonly date: string; readonly events: number }[];
  readonly next: string | null;
}

/** Committed events of the lake up to a date, inclusive (`YYYY-MM-DD`). */
export async function lakeCount(client: PlatformClient, until: string): Promise<number> {
  let after: string | null = null;
  let count = 0;
  do {
    const page: LakePage = await client.get(`/v1/lake${after === null ? "" : `?after=${after}`}`);
    for (const file of page.files) if (file.date <= until) count += file.events;
    after = page.next !== null && page.next < until ? page.next : null;
  } while (after !== null);
  return count;
}
