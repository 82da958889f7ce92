import avsc from "avsc";
import type { AvroSchemaJson, AvroValue } from "./schema.ts";

/** avsc, the independent implementation that tests compare with. It runs in Node only, whose types the core does not see. */

interface NodeBuffers {
  from(bytes: Uint8Array): Uint8Array;
  concat(chunks: readonly Uint8Array[]): Uint8Array;
}
interface NodeStream {
  on(event: "data", listener: (chunk: Uint8Array & object) => void): void;
  on(event: "end", listener: () => void): void;
  on(event: "error", listener: (error: Error) => void): void;
  write(chunk: unknown): void;
  end(chunk?: Uint8Array): void;
}

const { Buffer } = globalThis as unknown as { readonly Buffer: NodeBuffers };

/** avsc's type of a schema, unions as bare values. */
export const avscType = (json: AvroSchemaJson) => avsc.Type.forSchema(json as avsc.Schema, { wrapUnions: false });

/** A value as avsc wants it: Buffers for bytes. */
export function avscValue(value: AvroValue): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value);
  if (Array.isArray(value)) return value.map(avscValue);
  if (typeof value === "object" && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, avscValue(inner)]));
  return value;
}

export const readFileWithAvsc = (bytes: Uint8Array): Promise<unknown[]> =>
  new Promise((resolve, reject) => {
    const records: unknown[] = [];
    const options = { parseHook: (json: avsc.Schema) => avsc.Type.forSchema(json, { wrapUnions: false }) };
    const decoder = new avsc.streams.BlockDecoder(options) as unknown as NodeStream;
    decoder.on("data", (record) => records.push(record));
    decoder.on("end", () => resolve(records));
    decoder.on("error", reject);
    decoder.end(Buffer.from(bytes));
  });

export const writeFileWithAvsc = (
  json: AvroSchemaJson,
  codec: string,
  records: readonly unknown[],
): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    const options = { codec, blockSize: 10_000 };
    const encoder = new avsc.streams.BlockEncoder(avscType(json) as unknown as avsc.Schema, options);
    const stream = encoder as unknown as NodeStream;
    const chunks: Uint8Array[] = [];
    stream.on("data", (chunk) => chunks.push(chunk));
    stream.on("end", () => resolve(new Uint8Array(Buffer.concat(chunks))));
    stream.on("error", reject);
    for (const record of records) stream.write(record);
    stream.end();
  });

/** avsc's type with unions as objects of the branch's name, which leaves no branch to guess. */
const wrappedType = (json: AvroSchemaJson) => avsc.Type.forSchema(json as avsc.Schema, { wrapUnions: true });
const buffers = (value: unknown): unknown => {
  if (value instanceof Uint8Array) return Buffer.from(value);
  if (Array.isArray(value)) return value.map(buffers);
  if (typeof value === "object" && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, buffers(inner)]));
  return value;
};
type Bytes = Parameters<avsc.Type["fromBuffer"]>[0];

export const avscWrappedBytes = (json: AvroSchemaJson, value: unknown): number[] => [
  ...wrappedType(json).toBuffer(buffers(value)),
];
export const avscWrappedValue = (json: AvroSchemaJson, bytes: Uint8Array): unknown =>
  wrappedType(json).fromBuffer(Buffer.from(bytes) as Bytes);

/** What avsc reads from bytes of one schema with another; `null` where it refuses the pair. */
export function avscResolved(
  writer: AvroSchemaJson,
  reader: AvroSchemaJson,
  bytes: Uint8Array,
): { value: unknown } | null {
  try {
    const type = wrappedType(reader);
    const resolver = type.createResolver(wrappedType(writer));
    return { value: type.fromBuffer(Buffer.from(bytes) as Bytes, resolver) };
  } catch {
    return null;
  }
}

export const avscSchemaText = (json: AvroSchemaJson): string => JSON.stringify(wrappedType(json).schema());
export const avscSha256 = (json: AvroSchemaJson): number[] => [...wrappedType(json).fingerprint("sha256")];
