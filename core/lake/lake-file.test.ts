import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readFileWithAvsc } from "../avro/avsc.test-support.ts";
import type { AvroSchemaJson } from "../avro/schema.ts";
import type { Envelope } from "../events/envelope.ts";
import type { JsonObject } from "../json.ts";
import { compileRowFormat, encodeLakeFiles, openLakeFile, readLakeFile } from "./lake-file.ts";

const ORDER_SCHEMA: AvroSchemaJson = {
  type: "record",
  name: "OrderCompleted",
  namespace: "nearshelf.events",
  fields: [
    { name: "order_id", type: "string" },
    { name: "total", type: ["null", "double"], default: null },
    { name: "coupon", type: ["null", "string"], default: null },
    {
      name: "products",
      type: {
        type: "array",
        items: {
          type: "record",
          name: "OrderCompletedProductsItem",
          fields: [
            { name: "product_id", type: "string" },
            { name: "quantity", type: ["null", "int"], default: null },
          ],
        },
      },
    },
    { name: "labels", type: ["null", { type: "map", values: ["null", "string"] }], default: null },
  ],
};

const event = (index: number, data: JsonObject): Envelope => ({
  id: `e-${index}`,
  type: "order_completed",
  source: "native",
  time: 1_207_008_000_000 + index,
  received: 1_207_008_000_500 + index,
  session: `s-${index}`,
  subject: index % 2 === 0 ? null : `p-${index}`,
  channel: index % 3 === 0 ? null : "web",
  purposes: ["necessary", "analytics"],
  ...(index % 4 === 1 ? { bot: ["user_agent", "impossible_rate"] as const } : {}),
  data,
});
const sync = () => new Uint8Array(16).fill(3);
const encode = (events: readonly Envelope[], schema: AvroSchemaJson | null) =>
  encodeLakeFiles(events, compileRowFormat(schema), sync);

async function readBack(files: readonly { readonly bytes: Uint8Array }[]): Promise<Envelope[]> {
  const events: Envelope[] = [];
  for (const { bytes } of files) for await (const each of readLakeFile(bytes)) events.push(each);
  return events;
}

const FITTING: readonly JsonObject[] = [
  { order_id: "o-1", products: [] },
  { order_id: "o-2", total: 28.99, products: [{ product_id: "A1", quantity: 2 }, { product_id: "B2" }] },
  { order_id: "", total: 28, coupon: "ÄÖ 語 😀 \u0000", products: [], labels: { a: "b", nothing: null } },
];
/** Payloads that the contract's record cannot hold exactly. */
const STRAYING: readonly JsonObject[] = [
  { order_id: 7, products: [] },
  { products: [] },
  { order_id: "o", products: [], unknown: true },
  { order_id: "o", products: [{ product_id: "A1", quantity: 1.5 }] },
  { order_id: "lone \ud800 surrogate", products: [] },
  {},
];

describe("a lake file", () => {
  it("reads back every envelope as it was written, by contract", async () => {
    const events = FITTING.map((data, index) => event(index, data));
    const files = await encode(events, ORDER_SCHEMA);
    expect(files.map((file) => file.events)).toEqual([events.length]);
    expect(await readBack(files)).toEqual(events);
  });

  it("reads back every envelope as it was written, without a contract", async () => {
    const events = [...FITTING, ...STRAYING].map((data, index) => event(index, data));
    const files = await encode(events, null);
    expect(files).toHaveLength(1);
    expect(await readBack(files)).toEqual(events);
  });

  it("leaves out an optional field that was null", async () => {
    const [file] = await encode([event(0, { order_id: "o", total: null, products: [] })], ORDER_SCHEMA);
    expect((await readBack(file === undefined ? [] : [file]))[0]?.data).toEqual({ order_id: "o", products: [] });
  });

  it("keeps events that slipped past their contract, whole, in a second file", async () => {
    const fitting = FITTING.map((data, index) => event(index, data));
    const straying = STRAYING.map((data, index) => event(100 + index, data));
    const files = await encode([...straying, ...fitting], ORDER_SCHEMA);
    expect(files.map((file) => file.events)).toEqual([fitting.length, straying.length]);
    expect(await readBack(files)).toEqual([...fitting, ...straying]);
  });

  it("holds any JSON object at all", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.dictionary(fc.string(), fc.jsonValue()), { maxLength: 5 }), async (payloads) => {
        const events = payloads.map((data, index) => event(index, JSON.parse(JSON.stringify(data)) as JsonObject));
        expect(await readBack(await encode(events, null))).toEqual(events);
      }),
      { numRuns: 50 },
    );
  });

  it("takes free text with a lone surrogate, replaced", async () => {
    const odd = { ...event(1, {}), source: "a\ud800b", channel: "\udc00" };
    expect((await readBack(await encode([odd], null)))[0]).toMatchObject({ source: "a\ufffdb", channel: "\ufffd" });
  });

  it("names the event that is no envelope", async () => {
    await expect(encode([{ ...event(1, {}), time: 1.5 }], null)).rejects.toThrow("event e-1 is no envelope: /time");
  });

  it("refuses a contract whose schema is no Avro", () => {
    expect(() => compileRowFormat({ type: "record", name: "R" })).toThrow("the contract's Avro schema is invalid");
  });

  it("opens in another Avro implementation with the contract's types", async () => {
    const events = FITTING.map((data, index) => event(index, data));
    const [file] = await encode(events, ORDER_SCHEMA);
    const rows = await readFileWithAvsc(file?.bytes ?? new Uint8Array());
    expect(rows).toHaveLength(events.length);
    expect(rows[1]).toEqual({
      ...{ ...events[1], dataschema: null, broken: null },
      data: {
        order_id: "o-2",
        total: 28.99,
        coupon: null,
        products: [
          { product_id: "A1", quantity: 2 },
          { product_id: "B2", quantity: null },
        ],
        labels: null,
      },
    });
  });

  it("opens in another Avro implementation with JSON text where there is no contract", async () => {
    const [file] = await encode([event(1, { a: [1] })], null);
    const rows = await readFileWithAvsc(file?.bytes ?? new Uint8Array());
    expect(rows).toEqual([{ ...event(1, {}), dataschema: null, broken: null, data: '{"a":[1]}' }]);
  });

  it("is told from an Avro file of something else", async () => {
    const { writeFileWithAvsc } = await import("../avro/avsc.test-support.ts");
    const other = await writeFileWithAvsc("long", "null", [1, 2]);
    await expect(readBack([{ bytes: other }])).rejects.toMatchObject({ code: "bad_schema" });
  });
});

describe("lake files of two versions of a contract", () => {
  const version = (fields: readonly AvroSchemaJson[]): AvroSchemaJson => ({ type: "record", name: "Quiz", fields });
  const score = { name: "score", type: "int" };
  const optional = { name: "level", type: ["null", "string"], default: null };
  const first = version([score, { name: "old", type: ["null", "string"], default: null }]);
  const second = version([{ name: "score", type: "double" }, optional]);
  const dataschema = "/v1/contracts/shop.quiz/versions/1.0.0";

  it("read alike under the reader's schema, and say what each was validated against", async () => {
    const one = await encode([{ ...event(1, { score: 3, old: "x" }), dataschema }], first);
    const two = await encode([{ ...event(2, { score: 2.5, level: "a" }), broken: ["fair"] }], second);
    const read = await Promise.all(
      [...one, ...two].map(async ({ bytes }) => Array.fromAsync(readLakeFile(bytes, second))),
    );
    expect(read.flat()).toEqual([
      { ...event(1, { score: 3 }), dataschema },
      { ...event(2, { score: 2.5, level: "a" }), broken: ["fair"] },
    ]);
  });

  it("throw where the reader's schema cannot read what stands there", async () => {
    const [file] = await encode([event(1, { score: 3 })], first);
    const strict = version([score, { name: "needed", type: "string" }]);
    await expect(Array.fromAsync(readLakeFile(file?.bytes ?? new Uint8Array(), strict))).rejects.toThrow(
      "unresolvable",
    );
  });

  it("carry the payload's own schema, and none where payloads are text", async () => {
    const [typed] = await encode([event(1, { score: 3 })], first);
    const [text] = await encode([event(1, { score: "3" })], first);
    expect((await openLakeFile(typed?.bytes ?? new Uint8Array())).dataSchema).toEqual(first);
    expect((await openLakeFile(text?.bytes ?? new Uint8Array(), second)).dataSchema).toBeNull();
  });
});
