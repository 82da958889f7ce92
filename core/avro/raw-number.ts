import type { JsonValue } from "../json.ts";

/** `JSON.parse` with source text access (ECMAScript, in V8 since 11.4); TypeScript's library does not know it yet. */
interface SourceJson {
  parse(text: string, revive: (key: string, value: unknown, context: { readonly source?: string }) => unknown): unknown;
  rawJSON(text: string): unknown;
  isRawJSON(value: unknown): value is { readonly rawJSON: string };
}
const json = JSON as unknown as SourceJson;

/** Only text with so many digits in a row can hold an integer that a number does not. */
const LONG_DIGITS = /\d{16}/;
const INTEGER = /^-?\d+$/;

/**
 * Parses JSON; an integer that no number holds stays as its digits, which `JSON.stringify` writes again and `rawNumber` tells.
 * A schema's default may be the largest `long`. Throws `SyntaxError`.
 */
export function parseJsonExactly(text: string): JsonValue {
  if (!LONG_DIGITS.test(text)) return JSON.parse(text) as JsonValue;
  const revive = (_: string, value: unknown, { source }: { readonly source?: string }): unknown =>
    typeof value === "number" && source !== undefined && !Number.isSafeInteger(value) && INTEGER.test(source)
      ? json.rawJSON(source)
      : value;
  return json.parse(text, revive) as JsonValue;
}

/** The digits of an integer that no number holds; `null` for every other value. */
export const rawNumber = (value: JsonValue): string | null => (json.isRawJSON(value) ? value.rawJSON : null);
