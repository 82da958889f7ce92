import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Envelope } from "../../core/events/envelope.ts";
import { bindings } from "../../test/workerd/bindings.ts";
import { createEventQueue } from "./cloudflare-queue.ts";
import { MESSAGE_MAX_BYTES, packMessages, unpackMessage } from "./message.ts";

/** https://developers.cloudflare.com/queues/platform/limits/ */
const QUEUE_SEND_MAX_BYTES = 256_000;
const QUEUE_SEND_MAX_MESSAGES = 100;

const event = (id: string, title: string): Envelope => ({
  id,
  type: "page_viewed",
  source: "native",
  time: 1_800_000_000_000,
  received: 1_800_000_000_000,
  session: "s",
  subject: null,
  channel: null,
  purposes: ["necessary", "analytics"],
  data: { path: "/", title },
});
const bytesOf = (text: string): number => new TextEncoder().encode(text).byteLength;
const many = (count: number, title: string) => Array.from({ length: count }, (_, index) => event(`e${index}`, title));

async function sendsOf(events: readonly Envelope[]): Promise<string[][]> {
  const sends: string[][] = [];
  const queue = {
    async sendBatch(messages: MessageSendRequest<string>[]) {
      sends.push(messages.map(({ body }) => body));
    },
  } as unknown as Queue;
  await createEventQueue(queue).send(events);
  return sends;
}

describe("the queue", () => {
  it.each([
    ["plain text", "x"],
    ["three bytes a character", "漢"],
    ["four bytes for two", "💣"],
    ["escapes", "\u0001"],
  ])("is sent no more at once than it takes: %s", async (_, character) => {
    const events = many(500, character.repeat(256));
    const sends = await sendsOf(events);
    for (const messages of sends) {
      expect(messages.length).toBeLessThanOrEqual(QUEUE_SEND_MAX_MESSAGES);
      expect(messages.reduce((sum, body) => sum + bytesOf(body), 0)).toBeLessThan(QUEUE_SEND_MAX_BYTES);
    }
    expect(sends.flat().flatMap((body) => JSON.parse(body) as Envelope[])).toEqual(events);
  });

  it("of the platform takes the largest batch of the widest text", async () => {
    await expect(createEventQueue(bindings.EVENTS_QUEUE).send(many(500, "漢".repeat(256)))).resolves.toBeUndefined();
  });

  it("is not called for nothing", async () => {
    expect(await sendsOf([])).toEqual([]);
  });
});

describe("messages", () => {
  it("hold every event once, in order, within their size", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "binary", maxLength: 30_000 }), { maxLength: 20 }), (titles) => {
        const events = titles.map((title, index) => event(`e${index}`, title));
        const messages = packMessages(events);
        for (const body of messages)
          if ((JSON.parse(body) as Envelope[]).length > 1) expect(bytesOf(body)).toBeLessThanOrEqual(MESSAGE_MAX_BYTES);
        const unpacked = messages.flatMap((body) => {
          const read = unpackMessage(body);
          return read.ok ? read.value : [];
        });
        expect(unpacked).toEqual(events);
      }),
      { numRuns: 50 },
    );
  });
});
