import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { type FileHandle, open, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { fileWriter, ParquetWriter } from "hyparquet-writer";
import type { AvroSchemaJson } from "../../core/avro/schema.ts";
import type { Envelope } from "../../core/events/envelope.ts";
import { type Column, columnsOf, parquetSchema } from "./columns.ts";
import type { ExportFormat, WrittenFile } from "./datasheet.ts";

/** Rows that are in memory at most, of one type; a Parquet row group. */
const ROWS_AT_ONCE = 50_000;

/** The file of one event type, written a group of rows at a time. */
export interface TypeFile {
  append(event: Envelope): Promise<void>;
  finish(): Promise<WrittenFile>;
}

/** `avro`: the record that the type's payloads are read by; `undefined` where no contract is in force. */
export async function createTypeFile(
  folder: string,
  type: string,
  format: ExportFormat,
  avro: AvroSchemaJson | undefined,
): Promise<TypeFile> {
  const path = join(folder, `${encodeURIComponent(type)}.${format}`);
  const columns = columnsOf(avro);
  const nulls = columns.map(() => 0);
  const sink = format === "parquet" ? parquetSink(path, columns) : await ndjsonSink(path);
  let group: Envelope[] = [];
  let rows = 0;
  const flush = async () => {
    if (group.length > 0) await sink.write(group);
    group = [];
  };
  return {
    async append(event) {
      group.push(event);
      rows++;
      for (const [at, { value }] of columns.entries()) if (value(event) === null) nulls[at] = (nulls[at] ?? 0) + 1;
      if (group.length === ROWS_AT_ONCE) await flush();
    },
    async finish() {
      await flush();
      await sink.finish();
      const fields = columns.map(({ name, kind }, at) => ({ name, kind, nulls: nulls[at] ?? 0 }));
      return { file: basename(path), rows, bytes: (await stat(path)).size, sha256: await sha256Of(path), fields };
    },
  };
}

interface Sink {
  write(events: readonly Envelope[]): Promise<void>;
  finish(): Promise<void>;
}

function parquetSink(path: string, columns: readonly Column[]): Sink {
  const writer = new ParquetWriter({
    writer: fileWriter(path),
    schema: parquetSchema(columns),
    createdBy: "nearshelf",
  });
  return {
    async write(events) {
      const columnData = columns.map(({ name, value }) => ({ name, data: events.map(value) }));
      await writer.write({ columnData, rowGroupSize: ROWS_AT_ONCE });
    },
    finish: async () => writer.finish(),
  };
}

async function ndjsonSink(path: string): Promise<Sink> {
  const file: FileHandle = await open(path, "w");
  return {
    write: (events) => file.appendFile(events.map((event) => `${JSON.stringify(event)}\n`).join("")),
    finish: () => file.close(),
  };
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest("hex");
}
