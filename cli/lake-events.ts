import { AvroFault } from "../core/avro/avro-fault.ts";
import type { AvroSchemaJson } from "../core/avro/schema.ts";
import type { Envelope } from "../core/events/envelope.ts";
import { readLakeFile } from "../core/lake/lake-file.ts";
import { dayBefore } from "../core/lake/partition.ts";
import type { PlatformClient } from "./platform-client.ts";

/** A committed file of the lake, as `GET /v1/lake` lists it. */
export interface ListedFile {
  readonly key: string;
  readonly type: string;
  /** `YYYY-MM-DD` (UTC) of the events' own time. */
  readonly date: string;
  readonly events: number;
}

/** Committed files of a window of dates, both included, by date. */
export async function listLakeFiles(client: PlatformClient, from: string, to: string): Promise<readonly ListedFile[]> {
  const files: ListedFile[] = [];
  for (let after: string | null = dayBefore(from); after !== null; ) {
    const page: { readonly files: readonly ListedFile[]; readonly next: string | null } = await client.get(
      `/v1/lake?after=${after}`,
    );
    files.push(...page.files.filter(({ date }) => date <= to));
    after = page.next !== null && page.next < to ? page.next : null;
  }
  return files;
}

/**
 * The events of a file, by the payload's record that is given: files of every version of a contract read alike. What that cannot
 * read, because a type was given a contract of another kind, comes as it was written.
 */
export async function fetchLakeFile(
  client: PlatformClient,
  { key }: { readonly key: string },
  reader?: AvroSchemaJson,
): Promise<Envelope[]> {
  const answer = await client.request(`/v1/lake/file?key=${encodeURIComponent(key)}`, {});
  const bytes = new Uint8Array(await answer.arrayBuffer());
  if (reader === undefined) return Array.fromAsync(readLakeFile(bytes));
  try {
    return await Array.fromAsync(readLakeFile(bytes, reader));
  } catch (error) {
    if (error instanceof AvroFault && error.code === "unresolvable") return Array.fromAsync(readLakeFile(bytes));
    throw error;
  }
}
