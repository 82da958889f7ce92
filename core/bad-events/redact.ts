import { isJsonObject, type JsonValue } from "../json.ts";
import { SHAPE_MAX_CHARS } from "./limits.ts";

/** Names and items of one object or array that a shape shows; deeper than `SHAPE_DEPTH` it shows the kind alone. */
const SHAPE_ENTRIES = 40;
const SHAPE_DEPTH = 6;
const UNKNOWN_NAME = "*";

type Shape = string | readonly Shape[] | { readonly [name: string]: Shape };

/**
 * What an event looks like without what it says: names that are known, and of every value its kind and length. A name that is
 * not known is its sender's text, so that it becomes `*`. JSON text of at most `SHAPE_MAX_CHARS`.
 */
export function shapeOf(bytes: Uint8Array, known: ReadonlySet<string>): string {
  let value: JsonValue;
  try {
    value = JSON.parse(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes)) as JsonValue;
  } catch {
    return JSON.stringify(`not JSON (${bytes.length} bytes)`);
  }
  for (let depth = SHAPE_DEPTH; depth >= 0; depth--) {
    const text = JSON.stringify(shape(value, known, depth));
    if (text.length <= SHAPE_MAX_CHARS) return text;
  }
  return JSON.stringify(kindOf(value));
}

function shape(value: JsonValue, known: ReadonlySet<string>, depth: number): Shape {
  if (depth === 0 || typeof value !== "object" || value === null) return kindOf(value);
  if (Array.isArray(value)) {
    const shapes = value.slice(0, SHAPE_ENTRIES).map((item: JsonValue) => shape(item, known, depth - 1));
    // A list of alike things says so once.
    const first = JSON.stringify(shapes[0]);
    return shapes.length > 1 && shapes.every((each) => JSON.stringify(each) === first)
      ? [...shapes.slice(0, 1), `${value.length} alike`]
      : shapes;
  }
  const shown: { [name: string]: Shape } = {};
  let unknown = 0;
  for (const [name, inner] of Object.entries(value).slice(0, SHAPE_ENTRIES))
    shown[known.has(name) ? name : UNKNOWN_NAME + (++unknown === 1 ? "" : unknown)] = shape(inner, known, depth - 1);
  return shown;
}

function kindOf(value: JsonValue): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return `array(${value.length})`;
  if (isJsonObject(value)) return `object(${Object.keys(value).length})`;
  return typeof value === "string" ? `string(${value.length})` : typeof value;
}

/** A path with every step that is neither a known name nor a place in a list replaced by `*`. */
export const redactPath = (path: string, known: ReadonlySet<string>): string =>
  path
    .split(/[.[\]/]/)
    .filter((step) => step !== "")
    .slice(0, SHAPE_ENTRIES)
    .map((step) => (known.has(step) || /^\d{1,6}$/.test(step) ? step : UNKNOWN_NAME))
    .join(".");
