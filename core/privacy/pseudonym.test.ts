import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { createPseudonymizer } from "./pseudonym.ts";

const KEY = Buffer.alloc(32, 7).toString("base64");

describe("pseudonyms", () => {
  it("are HMAC-SHA-256 over purpose and value, cut to 128 bits", async () => {
    const pseudonymize = await createPseudonymizer(KEY);
    const expected = createHmac("sha256", Buffer.alloc(32, 7))
      .update("lake\0jane")
      .digest()
      .subarray(0, 16)
      .toString("base64url");
    expect(await pseudonymize("lake", "jane")).toBe(expected);
  });

  it("differ by purpose, so that they cannot be joined", async () => {
    const pseudonymize = await createPseudonymizer(KEY);
    expect(await pseudonymize("lake", "jane")).not.toBe(await pseudonymize("trail", "jane"));
  });

  it("refuse a short key", async () => {
    await expect(createPseudonymizer(btoa("short"))).rejects.toThrow("32 bytes");
  });
});
