import { jsonDeeperThan } from "../json.ts";
import { err, ok, type Result } from "../result.ts";
import { AvroFault } from "./avro-fault.ts";
import { compileDecoder, type Decode } from "./binary-decoder.ts";
import { ByteReader } from "./byte-reader.ts";
import { ByteSource } from "./byte-source.ts";
import {
  type AvroCodec,
  BLOCK_MAX_BYTES,
  CODEC_KEY,
  HEADER_MAX_BYTES,
  isAvroCodec,
  MAGIC,
  SCHEMA_KEY,
  SYNC_BYTES,
} from "./container-format.ts";
import { inflateRaw } from "./deflate.ts";
import { minimumBytes } from "./minimum-bytes.ts";
import { parseSchema } from "./parse-schema.ts";
import { SCHEMA_JSON_DEPTH_MAX } from "./parse-schema-text.ts";
import { compileResolver } from "./resolver.ts";
import type { AvroSchema, AvroSchemaJson, AvroValue } from "./schema.ts";

/** An opened file. Its records are read once, as they arrive. */
export interface ContainerReader {
  readonly schema: AvroSchema;
  readonly schemaJson: AvroSchemaJson;
  readonly codec: AvroCodec;
  /** Header entries other than Avro's own. */
  readonly metadata: ReadonlyMap<string, Uint8Array>;
  /** One array per block. Throws `AvroFault` where the file is damaged; leaving the loop early cancels the source. */
  blocks(): AsyncGenerator<readonly AvroValue[], void, undefined>;
  /** The same, record by record. */
  records(): AsyncGenerator<AvroValue, void, undefined>;
}

const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const same = (left: Uint8Array, right: Uint8Array): boolean => left.every((byte, index) => byte === right[index]);

/**
 * Reads the header of an object container file (Avro 1.11.1 specification). `readerFor` may name another schema to read the file's
 * values by, for its own; `null` reads them as they were written.
 */
export async function openContainer(
  input: Uint8Array | ReadableStream<Uint8Array>,
  readerFor: (writer: AvroSchema) => AvroSchema | null = () => null,
): Promise<Result<ContainerReader, AvroFault>> {
  const source = new ByteSource(input);
  try {
    const magic = await source.read(MAGIC.length);
    if (!same(magic, MAGIC)) throw new AvroFault("bad_magic", "not an Avro object container file");
    const metadata = await readMetadata(source);
    const codec = codecOf(metadata);
    const { schema, schemaJson } = schemaOf(metadata);
    metadata.delete(SCHEMA_KEY);
    metadata.delete(CODEC_KEY);
    const sync = await source.read(SYNC_BYTES);
    const reader = readerFor(schema);
    const decode = reader === null ? compileDecoder(schema) : compileResolver(schema, reader);
    const blocks = () => readBlocks(source, { schema, decode, codec, sync });
    return ok({ schema, schemaJson, codec, metadata, blocks, records: () => flatten(blocks()) });
  } catch (error) {
    await source.cancel().catch(() => undefined);
    if (error instanceof AvroFault) return err(error);
    throw error;
  }
}

async function readMetadata(source: ByteSource): Promise<Map<string, Uint8Array>> {
  const metadata = new Map<string, Uint8Array>();
  let left = HEADER_MAX_BYTES;
  const bytes = async (): Promise<Uint8Array> => {
    const length = await source.long();
    if (length < 0) throw new AvroFault("bad_header", "a negative length");
    left -= length + 1;
    if (left < 0) throw new AvroFault("too_large", `a header of more than ${HEADER_MAX_BYTES} bytes`);
    return source.read(length);
  };
  for (;;) {
    const count = await source.long();
    if (count === 0) return metadata;
    if (count < 0) await source.long();
    for (let index = 0; index < Math.abs(count); index++) metadata.set(decodeText(await bytes()), await bytes());
  }
}

function decodeText(bytes: Uint8Array): string {
  try {
    return text.decode(bytes);
  } catch {
    throw new AvroFault("bad_header", "metadata that is not UTF-8");
  }
}

function codecOf(metadata: ReadonlyMap<string, Uint8Array>): AvroCodec {
  const stored = metadata.get(CODEC_KEY);
  const name = stored === undefined ? "null" : decodeText(stored);
  if (!isAvroCodec(name)) throw new AvroFault("unknown_codec", `codec ${JSON.stringify(name.slice(0, 32))}`);
  return name;
}

function schemaOf(metadata: ReadonlyMap<string, Uint8Array>): {
  readonly schema: AvroSchema;
  readonly schemaJson: AvroSchemaJson;
} {
  const stored = metadata.get(SCHEMA_KEY);
  if (stored === undefined) throw new AvroFault("bad_header", "no schema");
  const json = decodeText(stored);
  if (jsonDeeperThan(json, SCHEMA_JSON_DEPTH_MAX)) throw new AvroFault("bad_schema", "a schema nested too deep");
  const schemaJson = parseJson(json);
  const schema = parseSchema(schemaJson);
  if (!schema.ok) throw new AvroFault("bad_schema", `${schema.reason.detail} at ${schema.reason.path || "/"}`);
  return { schema: schema.value, schemaJson };
}

function parseJson(json: string): AvroSchemaJson {
  try {
    return JSON.parse(json) as AvroSchemaJson;
  } catch {
    throw new AvroFault("bad_schema", "a schema that is not JSON");
  }
}

interface Framing {
  readonly schema: AvroSchema;
  readonly decode: Decode;
  readonly codec: AvroCodec;
  readonly sync: Uint8Array;
}

async function* readBlocks(
  source: ByteSource,
  framing: Framing,
): AsyncGenerator<readonly AvroValue[], void, undefined> {
  const minimum = minimumBytes(framing.schema);
  try {
    while (!(await source.ended())) {
      const count = await source.long();
      const size = await source.long();
      if (count < 0 || size < 0) throw new AvroFault("bad_value", "a block of negative size");
      if (size > BLOCK_MAX_BYTES) throw new AvroFault("too_large", `a block of ${size} bytes`);
      const stored = await source.read(size);
      if (!same(await source.read(SYNC_BYTES), framing.sync))
        throw new AvroFault("sync_mismatch", "a block does not end with the file's marker");
      const bytes = framing.codec === "deflate" ? await inflateRaw(stored, BLOCK_MAX_BYTES) : stored;
      yield decodeBlock(framing.decode, bytes, count, minimum);
    }
  } finally {
    await source.cancel();
  }
}

function decodeBlock(decode: Decode, bytes: Uint8Array, count: number, minimum: number): readonly AvroValue[] {
  const input = new ByteReader(bytes);
  input.claim(count, minimum);
  const values: AvroValue[] = [];
  for (let index = 0; index < count; index++) values.push(decode(input));
  if (input.remaining > 0) throw new AvroFault("bad_value", `${input.remaining} bytes are left over in a block`);
  return values;
}

async function* flatten(blocks: AsyncGenerator<readonly AvroValue[], void, undefined>) {
  for await (const block of blocks) yield* block;
}
