import type { JsonObject, JsonValue } from "../json.ts";

/** Attributes of an event that stand beside a binary payload, by the names of `POST /v1/events`; `ce-NAME` as headers. */
export const EVENT_ATTRIBUTES = [
  "specversion",
  "id",
  "type",
  "time",
  "sent",
  "session",
  "user",
  "channel",
  "consent",
] as const;

const isAttribute = (name: string): boolean => EVENT_ATTRIBUTES.some((each) => each === name);

/**
 * The attributes in a request's headers, by CloudEvents' HTTP binding in binary mode (1.0.2, section 3.1.3): `ce-id`, `ce-type` …,
 * percent-encoded where a header cannot carry them. `ce-consent` lists purposes by comma, those refused with `-` before them.
 * Headers of CloudEvents attributes that are not ours (`ce-source`, `ce-subject` …) are passed over.
 */
export function attributesOfHeaders(header: (name: string) => string | undefined): JsonObject {
  const attributes: Record<string, JsonValue> = {};
  for (const name of EVENT_ATTRIBUTES) {
    const value = header(`ce-${name}`);
    if (value !== undefined) attributes[name] = name === "consent" ? consentOf(value) : percentDecoded(value);
  }
  return attributes;
}

/** The attributes of a frame over those of its request. A frame may say nothing else: its payload is the message. */
export const framedAttributes = (shared: JsonObject, own: JsonObject): JsonObject => ({ ...shared, ...own });

/** Names of a frame's attributes that are none. */
export const strangeAttribute = (attributes: JsonObject): string | undefined =>
  Object.keys(attributes).find((name) => !isAttribute(name));

function consentOf(list: string): JsonObject {
  const words = list.split(",").map((word) => word.trim());
  return Object.fromEntries(
    words
      .filter((word) => word !== "")
      .map((word) => (word.startsWith("-") ? [word.slice(1), false] : [word, true]) as [string, boolean]),
  );
}

function percentDecoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
