import { mkdtemp, readdir, rename, rm, rmdir, writeFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import type { Purpose } from "../../core/consent/purposes.ts";
import { InputError } from "../evaluate/input-error.ts";
import { fetchLakeFile, listLakeFiles } from "../lake-events.ts";
import type { PlatformClient } from "../platform-client.ts";
import { startProgress } from "../progress.ts";
import { readerSchemas } from "../reader-schemas.ts";
import { DATASHEET, type Datasheet, type ExportFormat } from "./datasheet.ts";
import { createTypeFile, type TypeFile } from "./type-file.ts";

/** Lake files that are fetched at once. */
const FILES_AT_ONCE = 6;

export interface ExportOptions {
  /** First and last date of the events' own time (UTC), `YYYY-MM-DD`. */
  readonly from: string;
  readonly to: string;
  readonly format: ExportFormat;
  /** Folder that the files are to be in; it must be empty or missing. */
  readonly out: string;
  /** Only events whose person allowed it. */
  readonly purpose: Purpose;
  /** Epoch milliseconds, for the datasheet. */
  readonly now: number;
}

/** Writes the lake's events of a window to files, one a type, with their datasheet; all of them or, where it fails, none. */
export async function exportLake(client: PlatformClient, options: ExportOptions): Promise<Datasheet> {
  const out = resolve(options.out);
  if ((await readdir(out).catch(() => [])).length > 0)
    throw new InputError(`${options.out} is not empty: name a folder that is empty or does not exist yet.`);
  const folder = await mkdtemp(join(dirname(out), `.${basename(out)}-`)).catch((error: NodeJS.ErrnoException) => {
    throw new InputError(`${options.out} cannot be made: ${error.code}. Name a folder in one that exists.`);
  });
  try {
    const datasheet = await writeFiles(client, options, folder);
    await writeFile(join(folder, DATASHEET), `${JSON.stringify(datasheet, null, 2)}\n`);
    await rmdir(out).catch(() => undefined);
    await rename(folder, out);
    return datasheet;
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

async function writeFiles(client: PlatformClient, options: ExportOptions, folder: string): Promise<Datasheet> {
  const { from, to, format, purpose } = options;
  const [files, readers] = await Promise.all([listLakeFiles(client, from, to), readerSchemas(client)]);
  const progress = startProgress(
    "Export",
    files.reduce((sum, { events }) => sum + events, 0),
  );
  const typeFiles = new Map<string, { readonly file: TypeFile; readonly days: Record<string, number> }>();
  let read = 0;
  let exported = 0;
  for (let start = 0; start < files.length; start += FILES_AT_ONCE) {
    const batch = files.slice(start, start + FILES_AT_ONCE);
    const fetched = await Promise.all(
      batch.map(async (file) => ({
        date: file.date,
        events: await fetchLakeFile(client, file, readers.get(file.type)?.avro),
      })),
    );
    for (const { date, events } of fetched)
      for (const event of events) {
        read++;
        if (!event.purposes.includes(purpose)) continue;
        exported++;
        const known = typeFiles.get(event.type) ?? {
          file: await createTypeFile(folder, event.type, format, readers.get(event.type)?.avro),
          days: {},
        };
        typeFiles.set(event.type, known);
        known.days[date] = (known.days[date] ?? 0) + 1;
        await known.file.append(event);
      }
    progress.update(read);
  }
  const types: Record<string, Datasheet["types"][string]> = {};
  for (const [type, { file, days }] of [...typeFiles].sort(([left], [right]) => (left < right ? -1 : 1)))
    types[type] = { ...(await file.finish()), contract: readers.get(type)?.version ?? null, days };
  progress.finish(`${exported.toLocaleString("en")} of ${read.toLocaleString("en")} events`);
  return {
    createdAt: new Date(options.now).toISOString(),
    window: { from, to },
    purpose,
    format,
    identifiers: "session and subject are keyed pseudonyms (HMAC-SHA-256); the export holds no direct identifier",
    events: { read, exported, withheld: read - exported },
    consentShare: read === 0 ? null : exported / read,
    types,
  };
}
