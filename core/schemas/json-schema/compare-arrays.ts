import type { JsonObject } from "../../json.ts";
import { type Bound, compareBounds } from "./compare-bounds.ts";
import { nodeOf, restChange } from "./compare-objects.ts";
import { type Comparing, type Differences, difference, sameJson } from "./comparing.ts";
import type { JsonSchemaDraft } from "./json-schema-draft.ts";
import type { Rest, Shape, Shapes } from "./json-schema-shape.ts";
import { isSchemaNode } from "./json-schema-tree.ts";
import { restOf } from "./object-contents.ts";

const ARRAY_BOUNDS: readonly Bound[] = [
  ["maxItems", "MAX_ITEMS"],
  ["minItems", "MIN_ITEMS"],
  ["maxContains", "MAX_CONTAINS"],
  ["minContains", "MIN_CONTAINS"],
];

/** An array schema: the items that it lists by position, and what it says of those after them. */
interface Items {
  readonly listed: readonly Shape[];
  readonly listKeyword: "items" | "prefixItems";
  readonly rest: Rest;
  readonly restKeyword: string;
}

function itemsOf(keywords: JsonObject, shapes: Shapes, draft: JsonSchemaDraft): Items {
  const { items, prefixItems, additionalItems, unevaluatedItems } = keywords;
  const isLatest = draft === "2020-12";
  const list = isLatest ? prefixItems : items;
  const listed = Array.isArray(list) ? list.filter(isSchemaNode).map((node) => shapes.of(node)) : [];
  const [restKeyword, rest] =
    isLatest || !Array.isArray(items) ? ["items", items] : ["additionalItems", additionalItems];
  const [keyword, value] = rest === undefined ? ["unevaluatedItems", unevaluatedItems] : [restKeyword, rest];
  return {
    listed,
    listKeyword: isLatest ? "prefixItems" : "items",
    rest: restOf(value, shapes),
    restKeyword: value === undefined ? restKeyword : keyword,
  };
}

export function* compareArrays(
  writer: JsonObject,
  reader: JsonObject,
  comparison: Comparing,
  writerDraft: JsonSchemaDraft,
  readerDraft: JsonSchemaDraft,
): Differences {
  const written = itemsOf(writer, comparison.writers, writerDraft);
  const readable = itemsOf(reader, comparison.readers, readerDraft);
  for (let index = 0; index < Math.max(written.listed.length, readable.listed.length); index++) {
    const from = written.listed[index];
    const to = readable.listed[index];
    const path = `/${readable.listKeyword}/${index}`;
    if (from && to) yield* comparison.below(path, from, to);
    else if (from) yield* removedItem(path, from, readable.rest, comparison);
    else if (to) yield* addedItem(path, to, written.rest, comparison);
  }
  yield* compareRest(written, readable, comparison);
  yield* compareBounds(ARRAY_BOUNDS, writer, reader);
  const wasUnique = writer.uniqueItems === true;
  if (wasUnique !== (reader.uniqueItems === true))
    yield difference(`UNIQUE_ITEMS_${wasUnique ? "REMOVED" : "ADDED"}`, "/uniqueItems", wasUnique, !wasUnique);
  yield* compareContains(writer, reader, comparison);
}

function* removedItem(path: string, from: Shape, rest: Rest, comparison: Comparing): Differences {
  if (rest === "anything") yield difference("ITEM_REMOVED_FROM_OPEN_CONTENT_MODEL", path, from.node, undefined);
  else if (rest !== "nothing") yield* covered("ITEM_REMOVED", path, from, rest, comparison);
  else if (from.parts.kind === "nothing")
    yield difference("ITEM_WITH_FALSE_REMOVED_FROM_CLOSED_CONTENT_MODEL", path, from.node, undefined);
  else yield difference("ITEM_REMOVED_FROM_CLOSED_CONTENT_MODEL", path, from.node, undefined);
}

function* addedItem(path: string, to: Shape, rest: Rest, comparison: Comparing): Differences {
  if (rest === "nothing") yield difference("ITEM_ADDED_TO_CLOSED_CONTENT_MODEL", path, undefined, to.node);
  else if (rest !== "anything") yield* covered("ITEM_ADDED", path, rest, to, comparison);
  else if (to.parts.kind === "anything")
    yield difference("ITEM_WITH_EMPTY_SCHEMA_ADDED_TO_OPEN_CONTENT_MODEL", path, undefined, to.node);
  else yield difference("ITEM_ADDED_TO_OPEN_CONTENT_MODEL", path, undefined, to.node);
}

function* covered(change: string, path: string, from: Shape, to: Shape, comparison: Comparing): Differences {
  const found = [...comparison.below(path, from, to)];
  yield* found;
  const word = comparison.isCompatible(found) ? "IS" : "NOT";
  yield difference(`${change}_${word}_COVERED_BY_PARTIALLY_OPEN_CONTENT_MODEL`, path, from.node, to.node);
}

/** Of lists (`items` for all) a schema comes and goes; of tuples the model opens and closes. */
function* compareRest(written: Items, readable: Items, comparison: Comparing): Differences {
  const path = `/${readable.restKeyword}`;
  const { rest: from } = written;
  const { rest: to } = readable;
  if (typeof from === "object" && typeof to === "object") {
    yield* comparison.below(path, from, to);
    return;
  }
  const change = restChange(from, to);
  if (change === undefined) return;
  const isList = written.listed.length === 0 && readable.listed.length === 0;
  if (!isList) yield difference(`ADDITIONAL_ITEMS_${change}`, path, nodeOf(from), nodeOf(to));
  else if (to === "anything") yield difference("SCHEMA_REMOVED", path, nodeOf(from), undefined);
  else if (from === "anything") yield difference("SCHEMA_ADDED", path, undefined, nodeOf(to));
  else if (to === "nothing") yield difference("TYPE_CHANGED", path, nodeOf(from), nodeOf(to));
}

/** Not compared by Confluent's registry. An upper bound on how many match makes any change of what matches a risk. */
function* compareContains(writer: JsonObject, reader: JsonObject, comparison: Comparing): Differences {
  const from = writer.contains;
  const to = reader.contains;
  const path = "/contains";
  if (sameJson(from, to) && !isSchemaNode(from)) return;
  if (to === undefined) yield difference("CONTAINS_REMOVED", path, from, undefined);
  else if (from === undefined) yield difference("CONTAINS_ADDED", path, undefined, to);
  else if (isSchemaNode(from) && isSchemaNode(to)) {
    if (reader.maxContains !== undefined && !sameJson(from, to)) yield difference("CONTAINS_CHANGED", path, from, to);
    else yield* comparison.below(path, comparison.writers.of(from), comparison.readers.of(to));
  }
}
