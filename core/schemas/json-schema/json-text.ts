import { isJsonObject, type JsonValue } from "../../json.ts";

/** JSON text without the spaces between its tokens: the order of keys and the spelling of numbers stay as written. */
export function compactJson(text: string): string {
  let compact = "";
  let start = 0;
  let inString = false;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (inString) {
      if (code === 0x5c) index++;
      else if (code === 0x22) inString = false;
    } else if (code === 0x22) inString = true;
    else if (code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09) {
      compact += text.slice(start, index);
      start = index + 1;
    }
  }
  return compact + text.slice(start);
}

const byCodeUnits = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);

/** Compact JSON with every object's keys in the order of their code units: one text for one value. */
export function sortedJson(value: JsonValue): string {
  if (Array.isArray(value)) return `[${value.map(sortedJson).join(",")}]`;
  if (!isJsonObject(value)) return JSON.stringify(value);
  const entries = Object.entries(value).sort(([left], [right]) => byCodeUnits(left, right));
  return `{${entries.map(([key, each]) => `${JSON.stringify(key)}:${sortedJson(each)}`).join(",")}}`;
}

/** Most characters of a schema that a message repeats. */
const EXCERPT_MAX_CHARACTERS = 200;

export function excerpt(value: JsonValue | undefined): string {
  if (value === undefined) return "nothing";
  const text = JSON.stringify(value);
  return text.length > EXCERPT_MAX_CHARACTERS ? `${text.slice(0, EXCERPT_MAX_CHARACTERS - 1)}…` : text;
}
