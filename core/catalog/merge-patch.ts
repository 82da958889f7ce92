import { isJsonObject, type JsonObject, type JsonValue } from "../json.ts";

/**
 * JSON Merge Patch (RFC 7396, section 2): objects merge by name, `null` removes, anything else replaces. Neither argument
 * changes. The recursion is bounded by the depth limit of request bodies.
 */
export function mergePatch(target: JsonValue, patch: JsonValue): JsonValue {
  if (!isJsonObject(patch)) return patch;
  const merged = new Map<string, JsonValue>(isJsonObject(target) ? Object.entries(target as JsonObject) : []);
  for (const [name, value] of Object.entries(patch as JsonObject)) {
    if (value === null) merged.delete(name);
    else merged.set(name, mergePatch(merged.get(name) ?? null, value));
  }
  // fromEntries defines properties, so that a member named __proto__ stays a member.
  return Object.fromEntries(merged);
}
