import { beforeAll, describe, expect, it } from "vitest";
import { AvroFault } from "./avro-fault.ts";
import { compileEncoder } from "./binary-encoder.ts";
import { ByteWriter } from "./byte-writer.ts";
import { type AvroCodec, BLOCK_TARGET_BYTES, MAGIC } from "./container-format.ts";
import { openContainer } from "./container-reader.ts";
import { ContainerWriter } from "./container-writer.ts";
import { deflateRaw } from "./deflate.ts";
import { parseSchema } from "./parse-schema.ts";
import type { AvroSchemaJson, AvroValue } from "./schema.ts";

const SCHEMA = {
  type: "record",
  name: "Row",
  fields: [
    { name: "id", type: "long" },
    { name: "text", type: "string" },
  ],
};
const SYNC = Uint8Array.from({ length: 16 }, (_, index) => index * 7 + 1);
const ROWS = Array.from({ length: 3_000 }, (_, id) => ({ id, text: `row ${id} `.repeat(id % 40) }));

const writerOf = (schema: AvroSchemaJson, codec: AvroCodec) => {
  const parsed = parseSchema(schema);
  if (!parsed.ok) throw new Error(parsed.reason.detail);
  return new ContainerWriter({ schema, encode: compileEncoder(parsed.value), codec, sync: SYNC });
};
const fileOf = async (rows: readonly AvroValue[], codec: AvroCodec) => {
  const writer = writerOf(SCHEMA, codec);
  for (const row of rows) expect(writer.append(row)).toBeNull();
  return writer.finish();
};
const readAll = async (input: Uint8Array | ReadableStream<Uint8Array>) => {
  const opened = await openContainer(input);
  if (!opened.ok) throw opened.reason;
  const records: AvroValue[] = [];
  for await (const record of opened.value.records()) records.push(record);
  return records;
};
const faultOf = async (input: Uint8Array) => {
  try {
    await readAll(input);
    return null;
  } catch (error) {
    return error instanceof AvroFault ? error.code : error;
  }
};
const inChunksOf = (bytes: Uint8Array, size: number): ReadableStream<Uint8Array> =>
  new ReadableStream({
    start(controller) {
      for (let at = 0; at < bytes.length; at += size) controller.enqueue(bytes.subarray(at, at + size));
      controller.close();
    },
  });

/** A file made by hand, so that it can lie. */
const craft = (metadata: { readonly [key: string]: string }, blocks: readonly [number, number, Uint8Array][] = []) => {
  const out = new ByteWriter();
  out.raw(MAGIC);
  out.long(Object.keys(metadata).length);
  for (const [key, value] of Object.entries(metadata)) {
    out.string(key);
    out.string(value);
  }
  out.byte(0);
  out.raw(SYNC);
  for (const [count, size, bytes] of blocks) {
    out.long(count);
    out.long(size);
    out.raw(bytes);
    out.raw(SYNC);
  }
  return out.take();
};

describe.each(["null", "deflate"] as const)("a container file with codec %s", (codec) => {
  let file: Uint8Array<ArrayBuffer>;
  beforeAll(async () => {
    file = await fileOf(ROWS, codec);
  });

  it("reads back record by record, over several blocks", async () => {
    expect(JSON.stringify(ROWS).length).toBeGreaterThan(BLOCK_TARGET_BYTES * 2);
    expect(await readAll(file)).toEqual(ROWS);
  });

  it("reads the same from a stream, however it is cut", async () => {
    for (const size of [1, 17, 65_536]) expect(await readAll(inChunksOf(file, size))).toEqual(ROWS);
  });

  it("says when it ends early, wherever that is", async () => {
    const small = await fileOf(ROWS.slice(0, 3), codec);
    const header = (await fileOf([], codec)).length;
    for (let length = 0; length < small.length; length++)
      // A file that ends right after its header is a whole file without records.
      expect(await faultOf(small.subarray(0, length))).toBe(length === header ? null : "truncated");
  });

  it("says when a block does not end with the marker", async () => {
    const damaged = file.slice();
    damaged[damaged.length - 1] = (damaged.at(-1) ?? 0) ^ 1;
    expect(await faultOf(damaged)).toBe("sync_mismatch");
  });

  it("never reads a flipped byte as a different number of records in silence", async () => {
    const small = await fileOf(ROWS.slice(0, 3), codec);
    for (let at = 0; at < small.length; at++) {
      const damaged = small.slice();
      damaged[at] = (damaged[at] ?? 0) ^ 0x40;
      const outcome = await readAll(damaged).catch((error: unknown) => error);
      expect(outcome instanceof AvroFault || (Array.isArray(outcome) && outcome.length === 3)).toBe(true);
    }
  });
});

describe("a writer", () => {
  it("leaves out a record that does not fit and keeps the others whole", async () => {
    const writer = writerOf(SCHEMA, "null");
    expect(writer.append({ id: 1, text: "one" })).toBeNull();
    expect(writer.append({ id: 2, text: 2 })).toEqual({ path: "/text", expected: "string" });
    expect(writer.append({ id: 3, text: "three" })).toBeNull();
    expect(writer.records).toBe(2);
    expect(await readAll(await writer.finish())).toEqual([
      { id: 1, text: "one" },
      { id: 3, text: "three" },
    ]);
  });
});

describe("a reader", () => {
  const schema = JSON.stringify("long");

  it("cancels the stream when its loop is left", async () => {
    let cancelled = false;
    const bytes = await fileOf(ROWS, "null");
    const stream = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(bytes),
      cancel: () => {
        cancelled = true;
      },
    });
    const opened = await openContainer(stream);
    if (!opened.ok) throw opened.reason;
    for await (const record of opened.value.records()) if (record !== null) break;
    expect(cancelled).toBe(true);
  });

  it("keeps metadata that is not Avro's own", async () => {
    const opened = await openContainer(craft({ "avro.schema": schema, owner: "data team" }));
    expect(opened.ok && [...opened.value.metadata.keys()]).toEqual(["owner"]);
    expect(opened.ok && opened.value.codec).toBe("null");
  });

  it("refuses what is no container file", async () => {
    expect(await faultOf(new TextEncoder().encode("PAR1 something else"))).toBe("bad_magic");
    expect(await faultOf(new Uint8Array(0))).toBe("truncated");
  });

  it("refuses headers that it cannot follow", async () => {
    expect(await faultOf(craft({}))).toBe("bad_header");
    expect(await faultOf(craft({ "avro.schema": schema, "avro.codec": "snappy" }))).toBe("unknown_codec");
    expect(await faultOf(craft({ "avro.schema": "{" }))).toBe("bad_schema");
    expect(await faultOf(craft({ "avro.schema": '"nowhere"' }))).toBe("bad_schema");
    expect(await faultOf(craft({ "avro.schema": "[".repeat(100_000) }))).toBe("bad_schema");
    expect(await faultOf(craft({ "avro.schema": `"${"x".repeat(1_100_000)}"` }))).toBe("too_large");
  });

  it("refuses length bombs before it allocates for them", async () => {
    const lying = (count: number, size: number) => craft({ "avro.schema": schema }, [[count, size, Uint8Array.of(2)]]);
    expect(await faultOf(lying(1, 2 ** 50))).toBe("too_large");
    expect(await faultOf(lying(1, 8 * 2 ** 20))).toBe("truncated");
    expect(await faultOf(lying(2 ** 50, 1))).toBe("truncated");
    expect(await faultOf(lying(-1, 1))).toBe("bad_value");
    expect(await faultOf(craft({ "avro.schema": '"null"' }, [[2 ** 50, 0, new Uint8Array(0)]]))).toBe("too_large");
  });

  it("refuses a block that inflates past its bound, or holds more than it counts", async () => {
    const zeros = await deflateRaw(new Uint8Array(32 * 2 ** 20));
    const bomb = craft({ "avro.schema": schema, "avro.codec": "deflate" }, [[1, zeros.length, zeros]]);
    expect(await faultOf(bomb)).toBe("too_large");
    const noise = Uint8Array.of(0xff, 0xff, 0xff);
    expect(await faultOf(craft({ "avro.schema": schema, "avro.codec": "deflate" }, [[1, 3, noise]]))).toBe(
      "bad_compression",
    );
    expect(await faultOf(craft({ "avro.schema": schema }, [[1, 2, Uint8Array.of(2, 2)]]))).toBe("bad_value");
  });
});
