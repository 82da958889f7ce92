import type { BadEventSink, RejectedEvent } from "../../adapters/bad-events/port.ts";
import { unpackMessage } from "../../adapters/event-queue/message.ts";
import { contractOf } from "../../core/contracts/catalogue.ts";
import { parseDataSchema } from "../../core/contracts/data-schema.ts";
import { errorName, log } from "../../http/log.ts";

/** Waits before a dead message is tried again, in seconds; the hundred that a message has are three days, of a queue's four. */
const RETRY_DELAY_S = 300;
const RETRY_DELAY_MAX_S = 3_000;

const textEncoder = new TextEncoder();

/** Turns dead messages into bad events, each message by itself: one is acknowledged when all its events are kept. */
export async function keepUndelivered(
  batch: MessageBatch,
  sink: () => Promise<BadEventSink>,
  now: number,
): Promise<void> {
  for (const message of batch.messages) {
    try {
      await (await sink()).keep(rejectedOf(message.body, now));
      message.ack();
    } catch (error) {
      log("error", { store: "bad events", message: message.id, error: errorName(error), attempts: message.attempts });
      message.retry({ delaySeconds: Math.min(RETRY_DELAY_S * message.attempts, RETRY_DELAY_MAX_S) });
    }
  }
}

function rejectedOf(body: unknown, now: number): readonly RejectedEvent[] {
  const unreadable = { contract: null, version: null, path: null, source: "queue" };
  const events = unpackMessage(body);
  if (!events.ok) {
    const bytes = textEncoder.encode(typeof body === "string" ? body : JSON.stringify(body));
    return [{ ...unreadable, reason: "unreadable_message", form: "message", bytes, receivedAt: now }];
  }
  return events.value.map((event) => {
    const version = event.dataschema === undefined ? null : parseDataSchema(event.dataschema);
    const contract = version === null ? contractOf(event.type) : { type: event.type, version: version.version };
    return {
      ...unreadable,
      reason: "undeliverable",
      contract: contract?.type ?? null,
      version: contract?.version ?? null,
      form: "envelope",
      source: event.source,
      bytes: textEncoder.encode(JSON.stringify(event)),
      receivedAt: now,
    };
  });
}
