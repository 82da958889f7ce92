import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatApiKey, kindOfApiKey } from "./api-key.ts";

describe("API keys", () => {
  it("carry their kind", () => {
    const random = fc.uint8Array({ minLength: 64, maxLength: 64 });
    fc.assert(
      fc.property(random, fc.constantFrom("publishable" as const, "source" as const), (bytes, kind) => {
        const key = formatApiKey(kind, bytes);
        if (key !== null) expect(kindOfApiKey(key)).toBe(kind);
      }),
    );
  });

  it("are not made from too little randomness", () => {
    expect(formatApiKey("source", new Uint8Array(8))).toBeNull();
  });

  it.each(["", "pk_", "pk_short", "xx_testtesttesttesttesttesttesttest", "pk_testtesttesttesttesttesttesttest\n"])(
    "%j is none",
    (key) => {
      expect(kindOfApiKey(key)).toBeNull();
    },
  );
});
