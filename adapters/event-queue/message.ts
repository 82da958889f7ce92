import type { Envelope } from "../../core/events/envelope.ts";
import { err, ok, type Result } from "../../core/result.ts";

/** Most bytes of one message's text: Queues takes 128 KB, envelope and margin included. */
export const MESSAGE_MAX_BYTES = 100_000;

const textEncoder = new TextEncoder();

/** Packs events into message texts of at most `MESSAGE_MAX_BYTES` UTF-8 bytes, in order. Each event is serialized once. */
export function packMessages(events: readonly Envelope[]): readonly string[] {
  const messages: string[] = [];
  let parts: string[] = [];
  let bytes = 0;
  for (const event of events) {
    const part = JSON.stringify(event);
    const size = textEncoder.encode(part).byteLength + 1;
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

/** The events of a message that `packMessages` made; anything else is a poison message. */
export function unpackMessage(body: unknown): Result<readonly Envelope[], "unreadable"> {
  if (typeof body !== "string") return err("unreadable");
  try {
    const events = JSON.parse(body) as readonly Envelope[];
    return Array.isArray(events) ? ok(events) : err("unreadable");
  } catch {
    return err("unreadable");
  }
}
