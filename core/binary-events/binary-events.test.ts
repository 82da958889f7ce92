import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compileEncoder, encodeValue } from "../avro/binary-encoder.ts";
import { parseSchema } from "../avro/parse-schema.ts";
import type { AvroSchemaJson } from "../avro/schema.ts";
import { BUILT_IN_CONTRACTS } from "../contracts/catalogue.ts";
import type { JsonObject } from "../json.ts";
import { compileDomainRules } from "./domain-rules.ts";
import { attributesOfHeaders } from "./event-attributes.ts";
import { readFrames, writeFrames } from "./frames.ts";
import { keptMessage, readKeptMessage } from "./kept-message.ts";
import { compilePayloadReader } from "./message-reader.ts";
import { readWireMessage } from "./wire-message.ts";

const RUNS = 300;

describe("Confluent's wire format", () => {
  it("is a zero, an id and a payload", () => {
    expect(readWireMessage(Uint8Array.of(0, 0, 0, 1, 2, 9, 8))).toEqual({
      ok: true,
      value: { schemaId: 258, payload: Uint8Array.of(9, 8) },
    });
  });

  it.each([
    ["nothing", []],
    ["a header cut short", [0, 0, 0, 1]],
    ["another magic byte", [1, 0, 0, 0, 1]],
    ["the id 0", [0, 0, 0, 0, 0]],
    ["an id beyond 31 bits", [0, 0x80, 0, 0, 1]],
  ])("is not %s", (_, bytes) => {
    expect(readWireMessage(Uint8Array.from(bytes)).ok).toBe(false);
  });
});

describe("a batch of frames", () => {
  const frame = fc.record({
    attributes: fc.constantFrom<JsonObject>({}, { id: "e-1" }, { id: "ü", consent: { analytics: true } }),
    message: fc.uint8Array({ maxLength: 300 }),
  });

  it("reads back as it was written", () => {
    fc.assert(
      fc.property(fc.array(frame, { maxLength: 9 }), (frames) => {
        expect(readFrames(writeFrames(frames), 9)).toEqual({ ok: true, value: frames });
      }),
      { numRuns: RUNS },
    );
  });

  it("is refused, and nothing thrown, whatever the bytes are", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const read = readFrames(bytes, 4);
        if (read.ok) expect(writeFrames(read.value).length).toBeLessThanOrEqual(bytes.length + 8 * read.value.length);
      }),
      { numRuns: RUNS },
    );
  });

  it("takes no more frames than it may", () => {
    const frames = Array.from({ length: 3 }, () => ({ attributes: {}, message: Uint8Array.of(0) }));
    expect(readFrames(writeFrames(frames), 2)).toMatchObject({ ok: false, reason: expect.stringContaining("2") });
  });

  it.each(["[]", "7", "{", '{"consent":{"a":{}}}'])("takes no attributes like %s", (text) => {
    const bytes = new TextEncoder().encode(text);
    const raw = Uint8Array.of(0, 0, 0, bytes.length, ...bytes, 0, 0, 0, 0);
    expect(readFrames(raw, 9).ok).toBe(false);
  });
});

describe("attributes in headers", () => {
  it("are those of CloudEvents' binary mode, with consent as a list", () => {
    const headers: { readonly [name: string]: string } = {
      "ce-id": "e-1",
      "ce-user": "Euro%20%E2%82%AC",
      "ce-source": "/orders",
      "ce-consent": "analytics, personalization,-marketing",
    };
    expect(attributesOfHeaders((name) => headers[name])).toEqual({
      id: "e-1",
      user: "Euro €",
      consent: { analytics: true, personalization: true, marketing: false },
    });
  });
});

describe("a kept message", () => {
  it("reads back as it came", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 20_000 }), (message) => {
        const event = { attributes: { id: "e-1" }, message };
        expect(readKeptMessage(JSON.parse(JSON.stringify(keptMessage(event))))).toEqual(event);
      }),
      { numRuns: 30 },
    );
  });

  it("is no event of another kind", () => {
    expect(readKeptMessage({ id: "e-1", data_base64: "AA==" })).toBeNull();
    expect(readKeptMessage(null)).toBeNull();
  });
});

const coupon = BUILT_IN_CONTRACTS.of("coupon_entered");
if (coupon === undefined) throw new Error("the contract is gone");

const reading = (writer: AvroSchemaJson, value: unknown) => {
  const parsed = parseSchema(writer);
  if (!parsed.ok) throw new Error(parsed.reason.detail);
  const bytes = encodeValue(compileEncoder(parsed.value), value);
  if (!bytes.ok) throw new Error(bytes.reason.expected);
  return compilePayloadReader(parsed.value, coupon)(bytes.value);
};
const record = (fields: readonly JsonObject[]): AvroSchemaJson => ({
  type: "record",
  name: "CouponEntered",
  namespace: "shop",
  fields,
});

describe("a payload of a producer's schema", () => {
  it("becomes what the contract describes: its own fields, absent ones left out", () => {
    const written = record([
      { name: "coupon_id", type: "string" },
      { name: "order_id", type: ["null", "string"] },
      { name: "till", type: "int" },
    ]);
    expect(reading(written, { coupon_id: "MAY", order_id: null, till: 3 })).toEqual({
      ok: true,
      value: { coupon_id: "MAY" },
    });
  });

  it("that the contract cannot read says where, by the contract's own words", () => {
    expect(reading(record([{ name: "coupon_id", type: "int" }]), { coupon_id: 7 })).toMatchObject({
      reason: { code: "wrong_type", path: "data.coupon_id" },
    });
    expect(reading(record([{ name: "code", type: "string" }]), { code: "MAY" })).toMatchObject({
      reason: { code: "missing_field", path: "data.coupon_id" },
    });
  });

  it("that is no value of its schema has no path", () => {
    const parsed = parseSchema(record([{ name: "coupon_id", type: "string" }]));
    const read = parsed.ok ? compilePayloadReader(parsed.value, coupon) : null;
    for (const bytes of [[], [0x80], [2, 65, 0], [40, 65]])
      expect(read?.(Uint8Array.from(bytes))).toMatchObject({ ok: false, reason: { code: "bad_avro", path: null } });
  });
});

describe("domain rules of a schema", () => {
  const rules = (more: object) =>
    compileDomainRules(
      {
        domainRules: [
          {
            name: "r",
            kind: "CONDITION",
            type: "NEARSHELF",
            mode: "WRITE",
            expr: '{"when":"order_id","requires":"cart_id"}',
            ...more,
          },
        ],
      },
      coupon,
    )({ coupon_id: "MAY", order_id: "O-1" });

  it("hold where they are ours, and leave alone what is not", () => {
    expect(rules({})).toBe("r");
    for (const other of [{ type: "CEL" }, { disabled: true }, { mode: "READ" }, { onFailure: "NONE" }, { expr: "{" }])
      expect(rules(other)).toBeNull();
  });
});
