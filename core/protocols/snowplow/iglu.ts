import { isJsonObject, type JsonObject, jsonDeeperThan } from "../../json.ts";

/** Deepest nesting of JSON inside a tracker parameter. */
const NESTED_JSON_MAX_DEPTH = 12;

/** `iglu:vendor/name/jsonschema/1-0-0`. */
const IGLU_URI = /^iglu:([a-zA-Z0-9._-]{1,128})\/([a-zA-Z0-9_-]{1,128})\/jsonschema\/\d+-\d+-\d+$/;

/** Self-describing JSON: what it is, and the data itself. */
export interface SelfDescribing {
  readonly vendor: string;
  readonly name: string;
  readonly data: JsonObject;
}

export function readSelfDescribing(value: unknown): SelfDescribing | null {
  if (!isJsonObject(value) || typeof value.schema !== "string" || !isJsonObject(value.data)) return null;
  const [, vendor, name] = IGLU_URI.exec(value.schema) ?? [];
  return vendor === undefined || name === undefined ? null : { vendor, name, data: value.data };
}

/** JSON of a tracker parameter: as text, or as base64url of UTF-8 where the tracker encodes. `null` where it is neither. */
export function nestedJson(text: unknown, encoded: unknown): unknown {
  try {
    const json = typeof text === "string" ? text : typeof encoded === "string" ? fromBase64Url(encoded) : null;
    return json === null || jsonDeeperThan(json, NESTED_JSON_MAX_DEPTH) ? null : (JSON.parse(json) as unknown);
  } catch {
    return null;
  }
}

function fromBase64Url(text: string): string {
  const bytes = Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (char) => char.charCodeAt(0));
  return new TextDecoder("utf-8", { fatal: true, ignoreBOM: false }).decode(bytes);
}

/** The event inside `ue_pr` or `ue_px`: `unstruct_event` wraps it. */
export function selfDescribingEvent(parameters: JsonObject): SelfDescribing | null {
  const wrapper = nestedJson(parameters.ue_pr, parameters.ue_px);
  return isJsonObject(wrapper) ? readSelfDescribing(wrapper.data) : null;
}

/** The entities inside `co` or `cx`: `contexts` wraps them. */
export function contextEntities(parameters: JsonObject): readonly SelfDescribing[] {
  const wrapper = nestedJson(parameters.co, parameters.cx);
  if (!isJsonObject(wrapper) || !Array.isArray(wrapper.data)) return [];
  return wrapper.data.map(readSelfDescribing).filter((entity) => entity !== null);
}
