import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Envelope } from "../../core/events/envelope.ts";
import type { EventQueuePort } from "./port.ts";
import { createShardedQueue } from "./sharded-queue.ts";

const event = (id: string, session: string): Envelope => ({
  id,
  type: "page_viewed",
  source: "native",
  time: 0,
  received: 0,
  session,
  subject: null,
  channel: null,
  purposes: [],
  data: {},
});

/** Queues that remember what they took. */
function queuesOf(count: number) {
  const taken: Envelope[][] = Array.from({ length: count }, () => []);
  const queues = taken.map((each): EventQueuePort => ({ send: async (events) => void each.push(...events) }));
  const [first, ...rest] = queues;
  if (first === undefined) throw new Error("at least one queue");
  return { taken, queue: createShardedQueue([first, ...rest]) };
}

describe("several queues as one", () => {
  it("take every event once, and a session's all in one queue, in their order", async () => {
    const sessions = fc.array(fc.string({ unit: "grapheme", maxLength: 22 }), { maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 4 }),
        sessions,
        fc.integer({ min: 0, max: 40 }),
        async (count, names, cut) => {
          const { taken, queue } = queuesOf(count);
          const events = names.map((session, at) => event(`e${at}`, session));
          await queue.send(events.slice(0, cut));
          await queue.send(events.slice(cut));
          expect(
            taken
              .flat()
              .map(({ id }) => id)
              .sort(),
          ).toEqual(events.map(({ id }) => id).sort());
          for (const session of new Set(names)) {
            const holders = taken.filter((each) => each.some((one) => one.session === session));
            expect(holders).toHaveLength(1);
            expect(holders[0]?.filter((one) => one.session === session)).toEqual(
              events.filter((one) => one.session === session),
            );
          }
        },
      ),
    );
  });

  it("share sessions out evenly", async () => {
    const { taken, queue } = queuesOf(4);
    await queue.send(Array.from({ length: 4_000 }, (_, at) => event(`e${at}`, `pseudonym-${at}`)));
    for (const each of taken) expect(Math.abs(each.length - 1_000)).toBeLessThan(150);
  });

  it("fail as one where one fails", async () => {
    const broken: EventQueuePort = { send: () => Promise.reject(new Error("queue is down")) };
    const queue = createShardedQueue([broken, broken]);
    await expect(queue.send([event("e", "s")])).rejects.toThrow("queue is down");
  });
});
