import { describe, expect, it } from "vitest";
import type { ApiKeysPort } from "../../adapters/api-keys/port.ts";
import { KEY_CACHE_MS, KEY_REFRESH_AFTER_MS, KEY_STALE_MAX_MS, lookUpKey, UNKNOWN_KEY_CACHE_MS } from "./api-keys.ts";
import { keysInD1, storeKey, unknownKey } from "./test-keys.ts";

const NOW = Date.parse("2026-11-22T12:00:00Z");
const failing: ApiKeysPort = { ...keysInD1, find: () => Promise.reject(new Error("D1_ERROR")) };
/** Work that look-ups left to be done behind their answers. */
const behind: Promise<unknown>[] = [];
const look = (key: string, keys: ApiKeysPort, now: number) => lookUpKey(key, keys, now, (work) => behind.push(work));
const outcome = async (key: string, keys: ApiKeysPort, now: number) => (await look(key, keys, now)).outcome;

function counting(keys: ApiKeysPort): { readonly keys: ApiKeysPort; readonly asked: () => number } {
  let asked = 0;
  const find: ApiKeysPort["find"] = (digest) => {
    asked++;
    return keys.find(digest);
  };
  return { keys: { ...keys, find }, asked: () => asked };
}

describe("a key's look-up", () => {
  it("asks the store once in its refresh time, and again in front only when nobody came by meanwhile", async () => {
    const { key, record } = await storeKey("source");
    const { keys, asked } = counting(keysInD1);
    for (const later of [0, 1, KEY_REFRESH_AFTER_MS - 1])
      expect(await look(key, keys, NOW + later)).toEqual({ outcome: "found", record });
    expect(asked()).toBe(1);
    await look(key, keys, NOW + KEY_CACHE_MS);
    expect(asked()).toBe(2);
  });

  it("reads a key that is in use again behind the answer, once, and learns of a revocation there", async () => {
    const { key, record } = await storeKey("publishable");
    const { keys, asked } = counting(keysInD1);
    await look(key, keys, NOW);
    expect(await keysInD1.revoke(record.id, NOW + 1)).toBe(true);
    const due = NOW + KEY_REFRESH_AFTER_MS;
    expect([await outcome(key, keys, due), await outcome(key, keys, due + 1)]).toEqual(["found", "found"]);
    await Promise.all(behind);
    expect(asked()).toBe(2);
    expect(await outcome(key, keys, due + 2)).toBe("unknown");
  });

  it("keeps answering when the read behind an answer fails", async () => {
    const { key } = await storeKey("source");
    await look(key, keysInD1, NOW);
    expect(await outcome(key, failing, NOW + KEY_REFRESH_AFTER_MS)).toBe("found");
    await Promise.all(behind);
    expect(await outcome(key, failing, NOW + KEY_REFRESH_AFTER_MS + 1)).toBe("found");
  });

  it("sees a revocation within 30 seconds, and keeps to it", async () => {
    const { key, record } = await storeKey("publishable");
    expect(await outcome(key, keysInD1, NOW)).toBe("found");
    expect(await keysInD1.revoke(record.id, NOW + 1)).toBe(true);
    expect(KEY_CACHE_MS).toBeLessThanOrEqual(30_000);
    expect(await outcome(key, keysInD1, NOW + KEY_CACHE_MS)).toBe("unknown");
    expect(await outcome(key, failing, NOW + 10 * KEY_CACHE_MS)).toBe("unknown");
  });

  it("remembers an unknown key for a moment, so that guesses do not become queries, and then learns that it was made", async () => {
    const key = unknownKey("source");
    const { keys, asked } = counting(keysInD1);
    expect(await outcome(key, keys, NOW)).toBe("unknown");
    expect(await outcome(key, keys, NOW + UNKNOWN_KEY_CACHE_MS - 1)).toBe("unknown");
    expect(asked()).toBe(1);
    await outcome(key, keys, NOW + UNKNOWN_KEY_CACHE_MS);
    expect(asked()).toBe(2);
  });

  it("trusts what it knew for an hour while the store fails", async () => {
    const { key } = await storeKey("source");
    await outcome(key, keysInD1, NOW);
    expect(await outcome(key, failing, NOW + KEY_STALE_MAX_MS - 1)).toBe("found");
    expect(await outcome(key, failing, NOW + KEY_STALE_MAX_MS)).toBe("unavailable");
  });

  it("does not call a key unknown for good while the store fails: it may have been made since", async () => {
    const key = unknownKey("source");
    expect(await outcome(key, keysInD1, NOW)).toBe("unknown");
    expect(await outcome(key, failing, NOW + UNKNOWN_KEY_CACHE_MS)).toBe("unavailable");
  });

  it("keeps a shop's key through a flood of guesses", async () => {
    const { key } = await storeKey("source");
    await outcome(key, keysInD1, NOW);
    const knowsNone: ApiKeysPort = { ...keysInD1, find: async () => null };
    for (let guess = 0; guess < 6_000; guess++) await outcome(unknownKey("publishable"), knowsNone, NOW);
    expect(await outcome(key, failing, NOW + 1)).toBe("found");
  });

  it.each([
    "",
    "pk_",
    "sk_short",
    "__proto__",
    "pk_testtesttesttesttesttesttesttest\0",
    "pk_ÄÖtesttesttesttesttesttesttestte",
  ])("never asks for %j", async (key) => {
    const { keys, asked } = counting(keysInD1);
    expect(await outcome(key, keys, NOW)).toBe("unknown");
    expect(asked()).toBe(0);
  });
});
