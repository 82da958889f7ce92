import { readFileSync } from "node:fs";
import type { TranslationContext } from "../../core/protocols/translation.ts";

/** A request of a real client, as it arrived at a listener: body decoded, everything else as sent. */
export interface Capture {
  readonly method: string;
  readonly url: string;
  readonly headers: { readonly [name: string]: string };
  readonly body: string;
}

/** Requests that a real client sent (`test/fixtures/captures/NAME.jsonl`). */
export const captures = (name: string): readonly Capture[] =>
  readFileSync(new URL(`../fixtures/captures/${name}.jsonl`, import.meta.url), "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Capture);

/** Arrival shortly after the captures were made. */
export const CAPTURED_AT = Date.parse("2026-11-22T13:40:00.000Z");

/** Pseudonyms that can be read in a test, of the form that real ones have. */
export const testContext = (now = CAPTURED_AT): TranslationContext => {
  let ids = 0;
  return {
    now,
    fold: async (text) => `f.${Buffer.from(text).toString("hex").slice(-40)}`,
    subject: async (user) => `s.${Buffer.from(user).toString("hex")}`,
    newId: () => `new-${++ids}`,
  };
};
