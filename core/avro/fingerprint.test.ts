import { describe, expect, it } from "vitest";
import { rabinFingerprint, sha256Fingerprint } from "./fingerprint.ts";
import { parseSchema } from "./parse-schema.ts";
import { parsingCanonicalForm } from "./parsing-canonical-form.ts";
import type { AvroSchemaJson } from "./schema.ts";

const schemaOf = (json: AvroSchemaJson) => {
  const result = parseSchema(json);
  if (!result.ok) throw new Error(result.reason.detail);
  return result.value;
};

// Avro's own vectors, share/test/data/schema-tests.txt (Apache-2.0): input, canonical form, CRC-64-AVRO as a signed number.
const VECTORS: readonly [AvroSchemaJson, string, bigint][] = [
  ["null", '"null"', 7195948357588979594n],
  [{ type: "boolean" }, '"boolean"', -6970731678124411036n],
  ["int", '"int"', 8247732601305521295n],
  ["long", '"long"', -3434872931120570953n],
  ["float", '"float"', 5583340709985441680n],
  ["double", '"double"', -8181574048448539266n],
  ["bytes", '"bytes"', 5746618253357095269n],
  ["string", '"string"', -8142146995180207161n],
  [[], "[]", -1241056759729112623n],
  [["int"], '["int"]', -5232228896498058493n],
  [["int", { type: "boolean" }], '["int","boolean"]', 5392556393470105090n],
  [{ fields: [], type: "record", name: "foo" }, '{"name":"foo","type":"record","fields":[]}', -4824392279771201922n],
  [
    { fields: [], type: "record", name: "foo", namespace: "x.y" },
    '{"name":"x.y.foo","type":"record","fields":[]}',
    5916914534497305771n,
  ],
  [
    { fields: [], type: "record", name: "a.b.foo", namespace: "x.y" },
    '{"name":"a.b.foo","type":"record","fields":[]}',
    -4616218487480524110n,
  ],
  [
    { fields: [], type: "record", name: "foo", doc: "foo", aliases: ["foo", "bar"] },
    '{"name":"foo","type":"record","fields":[]}',
    -4824392279771201922n,
  ],
  [
    {
      fields: [
        { type: "boolean", aliases: [], name: "f1", default: true },
        { order: "descending", name: "f2", doc: "Hello", type: "int" },
      ],
      type: "record",
      name: "foo",
    },
    '{"name":"foo","type":"record","fields":[{"name":"f1","type":"boolean"},{"name":"f2","type":"int"}]}',
    -4860222112080293046n,
  ],
  [
    { namespace: "x.y.z", type: "enum", name: "foo", doc: "foo bar", symbols: ["A1", "A2"] },
    '{"name":"x.y.z.foo","type":"enum","symbols":["A1","A2"]}',
    -4448647247586288245n,
  ],
  [
    { namespace: "x.y.z", type: "fixed", name: "foo", doc: "foo bar", size: 32 },
    '{"name":"x.y.z.foo","type":"fixed","size":32}',
    -3064184465700546786n,
  ],
  [{ items: { type: "null" }, type: "array" }, '{"type":"array","items":"null"}', -589620603366471059n],
  [{ values: "string", type: "map" }, '{"type":"map","values":"string"}', -8732877298790414990n],
  [
    { name: "PigValue", type: "record", fields: [{ name: "value", type: ["null", "int", "long", "PigValue"] }] },
    '{"name":"PigValue","type":"record","fields":[{"name":"value","type":["null","int","long","PigValue"]}]}',
    -1759257747318642341n,
  ],
];

describe("Avro's own vectors", () => {
  it.each(VECTORS)("%j", (json, canonical, fingerprint) => {
    const schema = schemaOf(json);
    expect(parsingCanonicalForm(schema)).toBe(canonical);
    expect(BigInt.asIntN(64, rabinFingerprint(schema))).toBe(fingerprint);
  });

  // Apache Avro's documentation of single-object encoding and fingerprints: SHA-256 of `"int"`.
  it("gives the SHA-256 of the canonical form", async () => {
    const bytes = await sha256Fingerprint(schemaOf({ type: "int" }));
    const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    expect(hex).toBe("3f2b87a9fe7cc9b13835598c3981cd45e3e355309e5090aa0933d7becb6fba45");
  });
});
