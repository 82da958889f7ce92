import { isJsonObject, type JsonObject, type JsonValue } from "../../json.ts";
import { compareArrays } from "./compare-arrays.ts";
import { compareNumbers, compareStrings } from "./compare-bounds.ts";
import { compareCombinations, compareWithCombination } from "./compare-combinations.ts";
import { compareObjects } from "./compare-objects.ts";
import { type Comparing, type Differences, difference, sameJson } from "./comparing.ts";
import { isSubset } from "./is-subset.ts";
import type { Parts, Shape } from "./json-schema-shape.ts";
import { sortedJson } from "./json-text.ts";

/** What has changed for somebody who reads with `reader` what was written with `writer`. */
export function* compareShapes(writer: Shape, reader: Shape, comparison: Comparing): Differences {
  const one = writer.parts;
  const other = reader.parts;
  const combined = compareWithCombination(writer, reader, comparison);
  if (combined) {
    yield* combined;
    return;
  }
  if (one.kind !== other.kind) {
    if (one.kind === "nothing" || other.kind === "anything") return;
    yield difference("TYPE_CHANGED", "", writer.node, reader.node);
    return;
  }
  yield* compareAnnotations(writer.node, reader.node, comparison);
  yield* compareParts(one, other, writer, reader, comparison);
}

const ANNOTATIONS = [
  ["title", "TITLE_CHANGED"],
  ["description", "DESCRIPTION_CHANGED"],
  ["default", "DEFAULT_CHANGED"],
] as const;

function* compareAnnotations(writer: JsonValue, reader: JsonValue, comparison: Comparing): Differences {
  if (!isJsonObject(writer) || !isJsonObject(reader)) return;
  const idOf = (node: JsonObject, draft: string) => (draft === "draft-04" ? node.id : node.$id);
  const writerId = idOf(writer, comparison.writers.draftOf(writer));
  const readerId = idOf(reader, comparison.readers.draftOf(reader));
  if (writerId !== readerId) yield difference("ID_CHANGED", "", writerId, readerId);
  for (const [keyword, kind] of ANNOTATIONS) {
    if (!sameJson(writer[keyword], reader[keyword])) yield difference(kind, "", writer[keyword], reader[keyword]);
  }
}

function* compareParts(one: Parts, other: Parts, writer: Shape, reader: Shape, comparison: Comparing): Differences {
  switch (one.kind) {
    case "string":
      if (other.kind === "string") {
        yield* compareTyped(one, other);
        yield* compareStrings(one.keywords, other.keywords);
      }
      return;
    case "number":
      if (other.kind === "number") {
        yield* compareTyped(one, other);
        yield* compareNumbers(
          one.keywords,
          other.keywords,
          comparison.writers.draftOf(writer.node),
          comparison.readers.draftOf(reader.node),
        );
      }
      return;
    case "object":
      if (other.kind === "object") {
        yield* compareTyped(one, other);
        yield* compareObjects(one.keywords, other.keywords, comparison);
      }
      return;
    case "array":
      if (other.kind === "array") {
        yield* compareTyped(one, other);
        yield* compareArrays(
          one.keywords,
          other.keywords,
          comparison,
          comparison.writers.draftOf(writer.node),
          comparison.readers.draftOf(reader.node),
        );
      }
      return;
    case "values":
      if (other.kind === "values") yield* compareValues(one.values, other.values);
      return;
    case "combination":
      if (other.kind === "combination") yield* compareCombinations(one, other, writer, reader, comparison);
      return;
    case "not":
      if (other.kind === "not") yield* compareNots(one.schema, other.schema, comparison);
      return;
    case "condition":
      // Not compared by Confluent's registry; a condition that changed may refuse what it took.
      if (other.kind === "condition" && !sameJson(one.keywords, other.keywords))
        yield difference("CONDITION_CHANGED", "", one.keywords, other.keywords);
  }
}

/** Keywords of a type without `type` let values of the other types pass. */
function* compareTyped(
  writer: { readonly typed: boolean; readonly keywords: JsonObject },
  reader: { readonly typed: boolean; readonly keywords: JsonObject },
): Differences {
  if (writer.typed === reader.typed) return;
  yield difference(writer.typed ? "TYPE_EXTENDED" : "TYPE_NARROWED", "", writer.keywords, reader.keywords);
}

function* compareValues(writer: readonly JsonValue[], reader: readonly JsonValue[]): Differences {
  const written = new Set(writer.map(sortedJson));
  const readable = new Set(reader.map(sortedJson));
  const allReadable = isSubset(written, readable);
  const allWritten = isSubset(readable, written);
  if (allReadable && allWritten) return;
  const kind = allReadable ? "ENUM_ARRAY_EXTENDED" : allWritten ? "ENUM_ARRAY_NARROWED" : "ENUM_ARRAY_CHANGED";
  yield difference(kind, "/enum", writer, reader);
}

/** What must not match may only shrink: the pair is compared the other way round. */
function* compareNots(writer: Shape, reader: Shape, comparison: Comparing): Differences {
  const reversed = comparison.reversed.between(reader, writer);
  const same = reversed.length === 0;
  if (same) return;
  const kind = comparison.isCompatible(reversed) ? "NOT_TYPE_NARROWED" : "NOT_TYPE_EXTENDED";
  yield difference(kind, "/not", writer.node, reader.node);
}
