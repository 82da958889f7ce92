import { unpackMessage } from "../../adapters/event-queue/message.ts";
import type { LakePort } from "../../adapters/lake/port.ts";
import type { Envelope } from "../../core/events/envelope.ts";
import { errorName, log } from "../../http/log.ts";

/** Waits before a message is delivered again, in seconds: doubles per attempt up to the last. */
const RETRY_DELAY_MAX_S = 300;
const retryDelaySeconds = (attempts: number): number => Math.min(2 ** attempts, RETRY_DELAY_MAX_S);

/** Text of the messages that are written together, in characters: what their events take once parsed is several times that. */
const WRITE_MAX_CHARS = 2_000_000;

const charsOf = ({ body }: Message): number => (typeof body === "string" ? body.length : 0);

/** Messages in their order, in parts of at most `WRITE_MAX_CHARS`: a hundred small ones make one write, of large ones about twenty. */
function* partsOf(messages: readonly Message[]): Generator<readonly Message[]> {
  let part: Message[] = [];
  let chars = 0;
  for (const message of messages) {
    if (part.length > 0 && chars + charsOf(message) > WRITE_MAX_CHARS) {
      yield part;
      part = [];
      chars = 0;
    }
    part.push(message);
    chars += charsOf(message);
  }
  if (part.length > 0) yield part;
}

/**
 * Brings a queue batch into the lake. Messages are written together; when that fails, one by one, so that a poison message
 * holds back nobody else. Delivered again, a message changes nothing: the lake commits an event id once.
 */
export async function consumeEvents(batch: MessageBatch, lake: LakePort): Promise<void> {
  for (const part of partsOf(batch.messages)) await consumeTogether(part, batch.queue, lake);
}

async function consumeTogether(messages: readonly Message[], queue: string, lake: LakePort): Promise<void> {
  const readable: { message: Message; events: readonly Envelope[] }[] = [];
  for (const message of messages) {
    const events = unpackMessage(message.body);
    if (events.ok) readable.push({ message, events: events.value });
    else {
      log("error", { queue, message: message.id, error: "unreadable message", attempts: message.attempts });
      message.retry({ delaySeconds: retryDelaySeconds(message.attempts) });
    }
  }
  try {
    await lake.write(readable.flatMap(({ events }) => events));
    for (const { message } of readable) message.ack();
  } catch {
    for (const { message, events } of readable) await consumeAlone(message, events, lake);
  }
}

async function consumeAlone(message: Message, events: readonly Envelope[], lake: LakePort): Promise<void> {
  try {
    await lake.write(events);
    message.ack();
  } catch (error) {
    log("error", { store: "lake", message: message.id, error: errorName(error), attempts: message.attempts });
    message.retry({ delaySeconds: retryDelaySeconds(message.attempts) });
  }
}
