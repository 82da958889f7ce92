import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { avscType, avscValue, readFileWithAvsc, writeFileWithAvsc } from "./avsc.test-support.ts";
import { compileDecoder, decodeValue } from "./binary-decoder.ts";
import { compileEncoder, encodeValue } from "./binary-encoder.ts";
import { openContainer } from "./container-reader.ts";
import { ContainerWriter } from "./container-writer.ts";
import { parseSchema } from "./parse-schema.ts";
import type { AvroSchema, AvroSchemaJson, AvroValue } from "./schema.ts";

/** A schema with a value of it. */
interface Sample {
  readonly json: AvroSchemaJson;
  readonly value: AvroValue;
}

/** avsc rounds the zigzag of longs beyond this (it writes -2^52-1 with the sign of a positive number). */
const AVSC_LONG_MAX = 2 ** 52 - 1;

const text = fc.string({ unit: "binary", maxLength: 80 });
const fieldName = (index: number) => `f${index}`;
let names = 0;
const freshName = () => `T${names++}`;

const primitive: fc.Arbitrary<Sample> = fc.oneof(
  fc.constant({ json: "null", value: null }),
  fc.boolean().map((value) => ({ json: "boolean", value })),
  fc.integer().map((value) => ({ json: "int", value })),
  fc.integer({ min: -AVSC_LONG_MAX, max: AVSC_LONG_MAX }).map((value) => ({ json: "long", value })),
  fc.float({ noNaN: true }).map((value) => ({ json: "float", value })),
  fc.double({ noNaN: true }).map((value) => ({ json: "double", value })),
  text.map((value) => ({ json: "string", value })),
  fc.uint8Array({ maxLength: 40 }).map((value) => ({ json: "bytes", value })),
  fc
    .uint8Array({ minLength: 4, maxLength: 4 })
    .map((value) => ({ json: { type: "fixed", name: freshName(), size: 4 }, value })),
  fc
    .constantFrom("RED", "GREEN")
    .map((value) => ({ json: { type: "enum", name: freshName(), symbols: ["RED", "GREEN"] }, value })),
);

const { sample } = fc.letrec<{ sample: Sample }>((tie) => {
  const inner = tie("sample");
  return {
    sample: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      primitive,
      fc.tuple(inner, fc.nat(4)).map(([{ json, value }, count]) => ({
        json: { type: "array", items: json },
        value: new Array<AvroValue>(count).fill(value),
      })),
      fc.tuple(inner, fc.uniqueArray(text, { maxLength: 4 })).map(([{ json, value }, keys]) => ({
        json: { type: "map", values: json },
        value: Object.fromEntries(keys.filter((key) => key !== "__proto__").map((key) => [key, value])),
      })),
      fc.array(inner, { maxLength: 5 }).map((fields) => ({
        json: {
          type: "record",
          name: freshName(),
          fields: fields.map(({ json }, index) => ({ name: fieldName(index), type: json })),
        },
        value: Object.fromEntries(fields.map(({ value }, index) => [fieldName(index), value])),
      })),
      fc.tuple(primitive, fc.boolean()).map(([{ json, value }, absent]) => ({
        json: json === "null" ? ["null"] : ["null", json],
        value: absent ? null : value,
      })),
    ),
  };
});

const ours = (json: AvroSchemaJson): AvroSchema => {
  const result = parseSchema(json);
  if (!result.ok) throw new Error(result.reason.detail);
  return result.value;
};
describe("beside avsc, value by value", () => {
  it("writes the same bytes and reads theirs", () => {
    fc.assert(
      fc.property(sample, ({ json, value }) => {
        const schema = ours(json);
        const bytes = encodeValue(compileEncoder(schema), value);
        if (!bytes.ok) throw new Error(`${bytes.reason.path} is not ${bytes.reason.expected}`);
        const expected = avscType(json).toBuffer(avscValue(value));
        expect([...bytes.value]).toEqual([...expected]);
        expect(decodeValue(compileDecoder(schema), expected)).toEqual({ ok: true, value });
      }),
      { numRuns: 500 },
    );
  });
});

const SCHEMA = {
  type: "record",
  name: "Event",
  namespace: "shop",
  fields: [
    { name: "id", type: "string" },
    { name: "time", type: { type: "long", logicalType: "timestamp-millis" } },
    { name: "price", type: ["null", "double"], default: null },
    { name: "tags", type: { type: "array", items: "string" } },
    { name: "facts", type: { type: "map", values: ["null", "long"] } },
    { name: "kind", type: { type: "enum", name: "Kind", symbols: ["VIEW", "ORDER"] } },
  ],
};
const EVENTS = Array.from({ length: 5_000 }, (_, index) => ({
  id: `event-${index}-é語😀`,
  time: 1_207_008_000_000 + index,
  price: index % 3 === 0 ? null : index / 7,
  tags: Array.from({ length: index % 4 }, (_tag, tag) => `tag ${tag}`),
  facts: { index, nothing: null },
  kind: index % 2 === 0 ? "VIEW" : "ORDER",
}));

describe.each(["null", "deflate"] as const)("beside avsc, files with codec %s", (codec) => {
  it("writes a file that avsc reads", async () => {
    const writer = new ContainerWriter({
      schema: SCHEMA,
      encode: compileEncoder(ours(SCHEMA)),
      codec,
      sync: new Uint8Array(16).fill(7),
    });
    for (const event of EVENTS) expect(writer.append(event)).toBeNull();
    expect(await readFileWithAvsc(await writer.finish())).toEqual(EVENTS);
  });

  it("reads a file that avsc writes", async () => {
    const opened = await openContainer(await writeFileWithAvsc(SCHEMA, codec, EVENTS));
    if (!opened.ok) throw opened.reason;
    expect(opened.value.codec).toBe(codec);
    const records: AvroValue[] = [];
    for await (const record of opened.value.records()) records.push(record);
    expect(records).toEqual(EVENTS);
  });
});
