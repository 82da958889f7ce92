import { isJsonObject, type JsonObject } from "../../json.ts";
import type { SchemaTextFault } from "../schema-language.ts";
import { childSchemas } from "./child-schemas.ts";
import { siblingsOfRefCount } from "./json-schema-draft.ts";
import { IN_PLACE_KEYWORDS, keywordForm } from "./json-schema-keywords.ts";
import type { JsonSchemaNode, JsonSchemaTree } from "./json-schema-tree.ts";

/** Most schemas that one value may have to be checked against at one place. */
const IN_PLACE_MAX = 100_000;
/** Longest chain of schemas, each referring to or combining the next, that look at one value. */
const IN_PLACE_DEPTH_MAX = 200;

interface Cost {
  readonly checks: number;
  readonly depth: number;
}

/** The schemas that look at the same value as this one does: what it refers to and what its logic combines. */
function inPlace(node: JsonObject, tree: JsonSchemaTree): readonly JsonSchemaNode[] {
  const draft = tree.drafts.get(node) ?? tree.draft;
  const target = tree.targets.get(node);
  if (target !== undefined && !siblingsOfRefCount(draft)) return [target];
  const found: JsonSchemaNode[] = target === undefined ? [] : [target];
  for (const keyword of [...IN_PLACE_KEYWORDS, "dependencies"]) {
    const value = Object.hasOwn(node, keyword) ? node[keyword] : undefined;
    const form = keywordForm(keyword, draft);
    if (value === undefined || form === undefined) continue;
    for (const [, child] of childSchemas(form, value)) found.push(child);
  }
  return found;
}

/**
 * Refuses what no validator ends on: a schema that refers to itself without going into a part of the value (JSON Schema
 * Core 2020-12, section 9.4.1, "undefined behavior"), and references that double at each step until one value costs more
 * than `IN_PLACE_MAX` checks, and chains too long to recurse into. A depth-first search with a list of its own; every schema is seen once.
 */
export function inPlaceFault(tree: JsonSchemaTree): SchemaTextFault | undefined {
  const costs = new Map<JsonObject, Cost>();
  const open = new Set<JsonObject>();
  for (const start of tree.drafts.keys()) {
    const stack: JsonObject[] = [start];
    for (let node = stack.at(-1); node; node = stack.at(-1)) {
      if (costs.has(node)) {
        stack.pop();
        continue;
      }
      const next = inPlace(node, tree).filter(isJsonObject);
      if (!open.has(node)) {
        open.add(node);
        for (const each of next) {
          if (open.has(each))
            return { path: "", detail: "a $ref leads back to its own schema without going into a property or an item" };
          if (!costs.has(each)) stack.push(each);
        }
        continue;
      }
      let checks = 1;
      let depth = 1;
      for (const each of next) {
        const cost = costs.get(each);
        checks += cost?.checks ?? 0;
        depth = Math.max(depth, 1 + (cost?.depth ?? 0));
      }
      if (checks > IN_PLACE_MAX)
        return { path: "", detail: `its references multiply to more than ${IN_PLACE_MAX} checks of one value` };
      if (depth > IN_PLACE_DEPTH_MAX)
        return { path: "", detail: `more than ${IN_PLACE_DEPTH_MAX} schemas refer to each other in a row` };
      costs.set(node, { checks, depth });
      open.delete(node);
      stack.pop();
    }
  }
  return undefined;
}
