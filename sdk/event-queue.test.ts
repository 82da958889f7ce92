import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BATCH_MAX_BYTES, BATCH_MAX_EVENTS, batchBody, EventQueue, QUEUE_MAX_EVENTS } from "./event-queue.ts";
import { memoryStore } from "./test-support/memory-store.ts";

const NONE: ReadonlySet<string> = new Set();
const event = (id: string, size = 10) => JSON.stringify({ id, pad: "x".repeat(size) });

describe("the event queue", () => {
  it("cuts batches that fit a beacon and loses nothing, whatever the sizes", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 30_000 }), { maxLength: 60 }), (sizes) => {
        const queue = new EventQueue(memoryStore(), "q.");
        sizes.forEach((size, index) => {
          queue.add(`e${index}`, event(`e${index}`, size), 1_000 + index);
        });
        const ids: string[] = [];
        for (let batch = queue.batch(NONE); batch.length > 0; batch = queue.batch(NONE)) {
          expect(batch.length).toBeLessThanOrEqual(BATCH_MAX_EVENTS);
          expect(new TextEncoder().encode(batchBody(batch)).length).toBeLessThan(BATCH_MAX_BYTES + 20);
          for (const { json } of batch) ids.push((JSON.parse(json) as { id: string }).id);
          queue.remove(batch.map(({ key }) => key));
        }
        expect(ids).toEqual(sizes.map((_, index) => `e${index}`));
      }),
      { numRuns: 50 },
    );
  });

  it("keeps events over a reload", () => {
    const store = memoryStore();
    new EventQueue(store, "q.").add("a", event("a"), 1);
    expect(new EventQueue(store, "q.").batch(NONE)).toHaveLength(1);
  });

  it("loses no event of two tabs that share the storage", () => {
    const store = memoryStore();
    const [one, other] = [new EventQueue(store, "q."), new EventQueue(store, "q.")];
    one.add("a", event("a"), 1);
    const sending = one.batch(NONE).map(({ key }) => key);
    other.add("b", event("b"), 1);
    one.remove(sending);
    expect(other.batch(NONE).map(({ json }) => json)).toEqual([event("b")]);
  });

  it("keeps events in memory where the storage refuses them", () => {
    const queue = new EventQueue(memoryStore(1), "q.");
    queue.add("a", event("a"), 1);
    queue.add("b", event("b"), 2);
    expect(queue.batch(NONE).map(({ json }) => json)).toEqual([event("a"), event("b")]);
  });

  it("gives up the oldest past its limit, and counts them", () => {
    const queue = new EventQueue(memoryStore(), "q.");
    let dropped = 0;
    for (let index = 0; index < QUEUE_MAX_EVENTS + 3; index++)
      dropped += queue.add(`e${index}`, "{}", 1_000_000 + index);
    expect(dropped).toBe(3);
    expect(queue.keys()).toHaveLength(QUEUE_MAX_EVENTS);
    expect(queue.keys()[0]).toContain("e3");
  });

  it("gives up an event that no request could carry", () => {
    const queue = new EventQueue(memoryStore(), "q.");
    expect(queue.add("a", event("a", BATCH_MAX_BYTES), 1)).toBe(1);
    expect(queue.keys()).toEqual([]);
  });
});
