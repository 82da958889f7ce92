import type { Envelope } from "../../core/events/envelope.ts";
import { isJsonObject } from "../../core/json.ts";
import { err, ok, type Result } from "../../core/result.ts";
import { utf8Length } from "../../core/utf8-length.ts";

/** Most bytes of one message's text: Queues takes 128 KB, envelope and margin included. */
export const MESSAGE_MAX_BYTES = 100_000;

/** Packs events into message texts of at most `MESSAGE_MAX_BYTES` UTF-8 bytes, in order. Each event is serialized once. */
export function packMessages(events: readonly Envelope[]): readonly string[] {
  const messages: string[] = [];
  let parts: string[] = [];
  let bytes = 0;
  for (const event of events) {
    const part = JSON.stringify(event);
    const size = utf8Length(part) + 1;
    if (bytes + size > MESSAGE_MAX_BYTES && parts.length > 0) {
      messages.push(`[${parts.join(",")}]`);
      parts = [];
      bytes = 0;
    }
    parts.push(part);
    bytes += size;
  }
  if (parts.length > 0) messages.push(`[${parts.join(",")}]`);
  return messages;
}

const isText = (value: unknown): boolean => typeof value === "string";
const isTextOrNull = (value: unknown): boolean => value === null || isText(value);

/** What the lake must be able to rely on: a row that it writes and cannot read would spoil its file for good. */
const isEnvelope = (value: unknown): value is Envelope =>
  isJsonObject(value) &&
  [value.id, value.type, value.source, value.session].every(isText) &&
  [value.subject, value.channel].every(isTextOrNull) &&
  [value.time, value.received].every(Number.isSafeInteger) &&
  Array.isArray(value.purposes) &&
  value.purposes.every(isText) &&
  isJsonObject(value.data);

/** The events of a message that `packMessages` made; anything else is a poison message. */
export function unpackMessage(body: unknown): Result<readonly Envelope[], "unreadable"> {
  if (typeof body !== "string") return err("unreadable");
  try {
    const events: unknown = JSON.parse(body);
    return Array.isArray(events) && events.every(isEnvelope) ? ok(events) : err("unreadable");
  } catch {
    return err("unreadable");
  }
}
