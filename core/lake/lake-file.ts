import { AvroFault } from "../avro/avro-fault.ts";
import { compileEncoder, type Encode } from "../avro/binary-encoder.ts";
import { openContainer } from "../avro/container-reader.ts";
import { ContainerWriter } from "../avro/container-writer.ts";
import { parseSchema } from "../avro/parse-schema.ts";
import type { AvroSchemaJson } from "../avro/schema.ts";
import type { Envelope } from "../events/envelope.ts";
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

/** Reads the events of a lake file by the schema that it carries. Throws `AvroFault` where it is damaged or no lake file. */
export async function* readLakeFile(
  source: Uint8Array | ReadableStream<Uint8Array>,
): AsyncGenerator<Envelope, void, undefined> {
  const opened = await openContainer(source);
  if (!opened.ok) throw opened.reason;
  const toEnvelope = compileEnvelopes(opened.value.schema);
  if (toEnvelope === null) throw new AvroFault("bad_schema", "not the schema of an event row");
  for await (const block of opened.value.blocks())
    for (const row of block) {
      const event = toEnvelope(row);
      if (event === null) throw new AvroFault("bad_value", "a row that is no event");
      yield event;
    }
}
