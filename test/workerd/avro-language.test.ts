import { describe, expect, it } from "vitest";
import { compileDecoder, decodeValue } from "../../core/avro/binary-decoder.ts";
import { compileEncoder, encodeValue } from "../../core/avro/binary-encoder.ts";
import { compileResolver } from "../../core/avro/resolver.ts";
import type { AvroValue } from "../../core/avro/schema.ts";
import { avroLanguage } from "../../core/schemas/avro/avro-language.ts";

describe("On workerd, whose stack and engine are its own,", () => {
  it("a default of sixty-four bits is kept digit by digit", () => {
    const text = '{"type":"record","name":"R","fields":[{"name":"a","type":"long","default":9223372036854775807}]}';
    const parsed = avroLanguage.parse(text, []);
    expect(parsed.ok && parsed.value.canonical).toBe(text);
  });

  it("the longest chain of types that is read is compared, written and resolved; a longer one and endless text are faults", () => {
    const chain = Array.from({ length: 5_000 }, (_, n) => ({
      type: "record",
      name: `R${n}`,
      fields: n === 0 ? [] : [{ name: "before", type: `R${n - 1}` }],
    }));
    const reference = { name: "chain", schema: JSON.stringify(chain), references: [] };
    expect(avroLanguage.parse('"R4999"', [reference]).ok).toBe(false);
    expect(avroLanguage.parse("[".repeat(500_000), []).ok).toBe(false);
    const longest = avroLanguage.parse('"R499"', [reference]);
    if (!longest.ok) throw new Error(longest.reason.detail);
    const { tree } = longest.value;
    expect(avroLanguage.incompatibilities(longest.value, longest.value)).toEqual([]);
    let value: AvroValue = {};
    for (let n = 1; n < 500; n++) value = { before: value };
    for (const form of ["bare", "json"] as const) {
      const bytes = encodeValue(compileEncoder(tree, form), value);
      expect(bytes).toEqual({ ok: true, value: new Uint8Array() });
      expect(decodeValue(compileDecoder(tree, form), new Uint8Array()).ok).toBe(true);
    }
    expect(decodeValue(compileResolver(tree, tree), new Uint8Array())).toEqual({ ok: true, value });
  });
});
