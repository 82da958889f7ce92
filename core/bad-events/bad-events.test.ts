import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createKeyRing } from "./key-ring.ts";
import { knownNames } from "./known-names.ts";
import { SHAPE_MAX_CHARS } from "./limits.ts";
import { redactPath, shapeOf } from "./redact.ts";
import { NONCE_BYTES, openRecord, sealRecord } from "./sealed-record.ts";

const bytesOf = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
const key = (byte: number) => btoa(String.fromCharCode(...new Uint8Array(32).fill(byte)));
const nonce = () => crypto.getRandomValues(new Uint8Array(NONCE_BYTES));

describe("the shape of a bad event", () => {
  it("shows known names, and of each value its kind and length", () => {
    const event = {
      id: "e-1",
      type: "order_completed",
      data: { order_id: 7, products: [{ price: "9" }, { price: "8" }] },
    };
    expect(JSON.parse(shapeOf(bytesOf(event), knownNames()))).toEqual({
      id: "string(3)",
      type: "string(15)",
      data: { order_id: "number", products: [{ price: "string(1)" }, "2 alike"] },
    });
  });

  it("hides a name that its sender chose", () => {
    const shape = shapeOf(bytesOf({ "jane@example.com": 1, data: { "+44 20 7946 0958": { a: 1 } } }), knownNames());
    expect(JSON.parse(shape)).toEqual({ "*": "number", data: { "*": { "*": "number" } } });
  });

  it("says of other bytes only how many they are", () => {
    expect(shapeOf(new Uint8Array([0xff, 1]), knownNames())).toBe('"not JSON (2 bytes)"');
  });

  it("holds nothing of any text in the event, and keeps its bound", () => {
    const secret = "jane.doe@example.com";
    const withSecret = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 5 },
        fc.constantFrom<unknown>(secret, 1, null, true),
        fc.array(tie("value"), { maxLength: 60 }),
        fc.dictionary(fc.constantFrom("data", "price", secret, `x${secret}`, "__proto__"), tie("value")),
      ),
    })).value;
    fc.assert(
      fc.property(withSecret, (value) => {
        const shape = shapeOf(bytesOf(value), knownNames());
        expect(shape).not.toContain("jane");
        expect(shape.length).toBeLessThanOrEqual(SHAPE_MAX_CHARS);
        JSON.parse(shape);
      }),
    );
  });
});

describe("the path of a bad event", () => {
  it("keeps known names and places, and nothing else", () => {
    expect(redactPath("data.products[3].price", knownNames())).toBe("data.products.3.price");
    expect(redactPath("data.jane@example.com", knownNames())).toBe("data.*.*");
    expect(redactPath("data.secret_of_jane", knownNames())).toBe("data.*");
  });
});

describe("a sealed record", () => {
  it("opens with its key and name, and with nothing else", async () => {
    const ring = await createKeyRing(`new:${key(1)}, old:${key(2)}`);
    expect(ring.current.id).toBe("new");
    const original = { bytes: bytesOf({ id: "e" }), arrival: { channel: "web" } };
    const record = await sealRecord(original, { key: ring.current.key, name: "a", nonce: nonce() });
    expect(await openRecord(record, { key: ring.current.key, name: "a" })).toEqual(original);
    expect(await openRecord(record, { key: ring.current.key, name: "b" })).toBeNull();
    const old = ring.find("old");
    expect(old).toBeDefined();
    if (old !== undefined) expect(await openRecord(record, { key: old, name: "a" })).toBeNull();
    for (let at = 0; at < record.length; at++) {
      const changed = record.slice();
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(await openRecord(changed, { key: ring.current.key, name: "a" })).toBeNull();
    }
    expect(await openRecord(new Uint8Array(record.length), { key: ring.current.key, name: "a" })).toBeNull();
  });

  it("is not made with a key ring that is none", async () => {
    for (const secret of ["", key(1), `a:${btoa("short")}`, `:${key(1)}`])
      await expect(createKeyRing(secret)).rejects.toThrow();
  });
});
