import type { JsonObject, JsonValue } from "../../json.ts";
import { type Differences, difference } from "./comparing.ts";
import type { JsonSchemaDraft } from "./json-schema-draft.ts";

/** A keyword with a number, and the first words of the kinds of its differences. */
export type Bound = readonly [keyword: string, kind: string];

const STRING_BOUNDS: readonly Bound[] = [
  ["maxLength", "MAX_LENGTH"],
  ["minLength", "MIN_LENGTH"],
];
const NUMBER_BOUNDS: readonly Bound[] = [
  ["maximum", "MAXIMUM"],
  ["minimum", "MINIMUM"],
  ["exclusiveMaximum", "EXCLUSIVE_MAXIMUM"],
  ["exclusiveMinimum", "EXCLUSIVE_MINIMUM"],
];

const numberOr = (value: JsonValue | undefined): number | undefined => (typeof value === "number" ? value : undefined);

/** `…_ADDED`, `…_REMOVED`, `…_INCREASED` or `…_DECREASED` for every bound that moved. */
export function* compareBounds(bounds: readonly Bound[], writer: JsonObject, reader: JsonObject): Differences {
  for (const [keyword, kind] of bounds) {
    const written = numberOr(writer[keyword]);
    const readable = numberOr(reader[keyword]);
    if (written === readable) continue;
    yield difference(`${kind}_${moved(written, readable)}`, `/${keyword}`, written, readable);
  }
}

function moved(writer: number | undefined, reader: number | undefined): string {
  if (writer === undefined) return "ADDED";
  if (reader === undefined) return "REMOVED";
  return reader > writer ? "INCREASED" : "DECREASED";
}

export function* compareStrings(writer: JsonObject, reader: JsonObject): Differences {
  yield* compareBounds(STRING_BOUNDS, writer, reader);
  if (writer.pattern === reader.pattern) return;
  const change = writer.pattern === undefined ? "ADDED" : reader.pattern === undefined ? "REMOVED" : "CHANGED";
  yield difference(`PATTERN_${change}`, "/pattern", writer.pattern, reader.pattern);
}

export function* compareNumbers(
  writer: JsonObject,
  reader: JsonObject,
  writerDraft: JsonSchemaDraft,
  readerDraft: JsonSchemaDraft,
): Differences {
  yield* compareBounds(NUMBER_BOUNDS, withNumericBounds(writer, writerDraft), withNumericBounds(reader, readerDraft));
  yield* compareMultiples(numberOr(writer.multipleOf), numberOr(reader.multipleOf));
  const writesIntegers = writer.type === "integer";
  if (writesIntegers === (reader.type === "integer")) return;
  yield difference(writesIntegers ? "TYPE_EXTENDED" : "TYPE_NARROWED", "", writer.type, reader.type);
}

/** Draft-04 says `maximum` and whether it is exclusive; later drafts give an exclusive bound a keyword of its own. */
function withNumericBounds(keywords: JsonObject, draft: JsonSchemaDraft): JsonObject {
  if (draft !== "draft-04") return keywords;
  const { maximum, minimum, exclusiveMaximum, exclusiveMinimum } = keywords;
  return {
    ...(maximum !== undefined && { [exclusiveMaximum === true ? "exclusiveMaximum" : "maximum"]: maximum }),
    ...(minimum !== undefined && { [exclusiveMinimum === true ? "exclusiveMinimum" : "minimum"]: minimum }),
  };
}

function* compareMultiples(writer: number | undefined, reader: number | undefined): Differences {
  if (writer === reader) return;
  yield difference(`MULTIPLE_OF_${multipleChange(writer, reader)}`, "/multipleOf", writer, reader);
}

function multipleChange(writer: number | undefined, reader: number | undefined): string {
  if (writer === undefined) return "ADDED";
  if (reader === undefined) return "REMOVED";
  if (divides(writer, reader)) return "EXPANDED";
  return divides(reader, writer) ? "REDUCED" : "CHANGED";
}

/** Relative error of a quotient of two doubles that stand for decimals (0.3 / 0.1). */
const QUOTIENT_ERROR = 1e-12;

function divides(divisor: number, dividend: number): boolean {
  const quotient = dividend / divisor;
  const whole = Math.round(quotient);
  return whole >= 1 && Math.abs(quotient - whole) <= QUOTIENT_ERROR * whole;
}
