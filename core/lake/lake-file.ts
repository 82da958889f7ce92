import { AvroFault } from "../avro/avro-fault.ts";
import { compileEncoder, type Encode } from "../avro/binary-encoder.ts";
import { openContainer } from "../avro/container-reader.ts";
import { ContainerWriter } from "../avro/container-writer.ts";
import { parseSchema } from "../avro/parse-schema.ts";
import type { AvroSchema, AvroSchemaJson } from "../avro/schema.ts";
import type { Envelope } from "../events/envelope.ts";
import { isJsonObject, type JsonValue } from "../json.ts";
import { compileEnvelopes, rowOf } from "./row.ts";
import { rowSchema } from "./row-schema.ts";

/** How rows of one event type are written: a file's schema with its compiled writer, by contract and as JSON text. */
export interface RowFormat {
  /** `null` where the type has no contract schema. */
  readonly typed: RowWriter | null;
  readonly untyped: RowWriter;
}

interface RowWriter {
  readonly schema: AvroSchemaJson;
  readonly encode: Encode;
}

/** Bytes of one Avro object container file, and how many events it holds. */
export interface EncodedLakeFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly events: number;
}

function rowWriter(dataSchema: AvroSchemaJson | null): RowWriter {
  const schema = rowSchema(dataSchema);
  const parsed = parseSchema(schema);
  if (!parsed.ok)
    throw new TypeError(`the contract's Avro schema is invalid: ${parsed.reason.detail} at ${parsed.reason.path}`);
  return { schema, encode: compileEncoder(parsed.value) };
}

const UNTYPED = rowWriter(null);

/** Throws where the contract's schema is no valid Avro: contracts are checked before they are published. */
export const compileRowFormat = (dataSchema: AvroSchemaJson | null): RowFormat => ({
  typed: dataSchema === null ? null : rowWriter(dataSchema),
  untyped: UNTYPED,
});

/**
 * Writes events of one type. Payloads that the contract's record holds exactly share one file; the rest, if any, a second one
 * as JSON text: an event that slipped past its contract is kept, whole, beside the others. `randomSync` gives 16 random bytes.
 */
export async function encodeLakeFiles(
  events: readonly Envelope[],
  format: RowFormat,
  randomSync: () => Uint8Array,
): Promise<readonly EncodedLakeFile[]> {
  const { typed, untyped } = format;
  const writer = (row: RowWriter) => new ContainerWriter({ ...row, codec: "deflate", sync: randomSync() });
  const byContract = typed === null ? null : writer(typed);
  const asJson = writer(untyped);
  for (const event of events) {
    if (byContract !== null && byContract.append(rowOf(event, event.data)) === null) continue;
    const mismatch = asJson.append(rowOf(event, JSON.stringify(event.data)));
    if (mismatch !== null)
      throw new TypeError(`event ${event.id} is no envelope: ${mismatch.path} is not ${mismatch.expected}`);
  }
  const filled = (byContract === null ? [asJson] : [byContract, asJson]).filter((file) => file.records > 0);
  return Promise.all(filled.map(async (file) => ({ bytes: await file.finish(), events: file.records })));
}

export type LakeFileSource = Uint8Array | ReadableStream<Uint8Array>;

/** A lake file whose header is read; its events are read once. */
export interface OpenLakeFile {
  /** The payload's Avro record that the file was written with; `null` where payloads are JSON text. */
  readonly dataSchema: AvroSchemaJson | null;
  events(): AsyncGenerator<Envelope, void, undefined>;
}

/**
 * Opens a lake file. Events come by the schema that the file carries or, where `reader` is given, by that payload's record: the
 * writer's is resolved to it (Avro 1.12, "Schema Resolution"), so that files of every version of a type read alike. JSON text
 * stays what it is. Throws `AvroFault` where the file is damaged, no lake file, or not to be read by that record.
 */
export async function openLakeFile(source: LakeFileSource, reader?: AvroSchemaJson): Promise<OpenLakeFile> {
  const opened = await openContainer(source, (file) => readerOf(file, reader));
  if (!opened.ok) throw opened.reason;
  const { schema, schemaJson, blocks } = opened.value;
  const toEnvelope = compileEnvelopes(readerOf(schema, reader) ?? schema);
  if (toEnvelope === null) throw new AvroFault("bad_schema", "not the schema of an event row");
  return {
    dataSchema: isTyped(schema) ? dataSchemaIn(schemaJson) : null,
    async *events() {
      for await (const block of blocks())
        for (const row of block) {
          const event = toEnvelope(row);
          if (event === null) throw new AvroFault("bad_value", "a row that is no event");
          yield event;
        }
    },
  };
}

/** Reads the events of a lake file, as `openLakeFile` has them. */
export async function* readLakeFile(
  source: LakeFileSource,
  reader?: AvroSchemaJson,
): AsyncGenerator<Envelope, void, undefined> {
  yield* (await openLakeFile(source, reader)).events();
}

/** What a file's rows are to be read by; `null` for what it was written with. */
function readerOf(file: AvroSchema, reader: AvroSchemaJson | undefined): AvroSchema | null {
  return reader === undefined || !isTyped(file) ? null : rowSchemaOf(reader);
}

const readers = new WeakMap<object, AvroSchema>();

/** Parsed once for each schema: a reader opens many files. */
function rowSchemaOf(dataSchema: AvroSchemaJson): AvroSchema {
  const key = typeof dataSchema === "object" && dataSchema !== null ? dataSchema : null;
  const known = key === null ? undefined : readers.get(key);
  if (known !== undefined) return known;
  const parsed = parseSchema(rowSchema(dataSchema));
  if (!parsed.ok) throw new AvroFault("bad_schema", `the reader's schema is invalid: ${parsed.reason.detail}`);
  if (key !== null) readers.set(key, parsed.value);
  return parsed.value;
}

const isTyped = (row: AvroSchema): boolean =>
  row.kind === "record" && row.fields.some(({ name, schema }) => name === "data" && schema.kind === "record");

function dataSchemaIn(row: AvroSchemaJson): AvroSchemaJson | null {
  const fields = isJsonObject(row) && Array.isArray(row.fields) ? (row.fields as readonly JsonValue[]) : [];
  return fields.filter(isJsonObject).find(({ name }) => name === "data")?.type ?? null;
}
