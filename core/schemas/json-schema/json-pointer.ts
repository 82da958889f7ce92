import { isJsonObject, type JsonValue } from "../../json.ts";

/** A step of a JSON Pointer (RFC 6901, section 3). */
export const pointer = (step: string): string => step.replaceAll("~", "~0").replaceAll("/", "~1");

/** What a JSON Pointer leads to. */
export function pointed(root: JsonValue, path: string): JsonValue | undefined {
  let value: JsonValue | undefined = root;
  for (const step of path.split("/").slice(1)) {
    const key = step.replaceAll("~1", "/").replaceAll("~0", "~");
    if (Array.isArray(value)) value = /^(0|[1-9]\d*)$/.test(key) ? value[Number(key)] : undefined;
    else if (isJsonObject(value)) value = Object.hasOwn(value, key) ? value[key] : undefined;
    else return undefined;
  }
  return value;
}
