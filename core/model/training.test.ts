import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Purpose } from "../consent/purposes.ts";
import type { Envelope } from "../events/envelope.ts";
import type { JsonObject } from "../json.ts";
import { evaluate } from "./evaluate.ts";
import { mergeChunks } from "./merge-chunks.ts";
import { DEFAULT_PARAMETERS } from "./parameters.ts";
import { readChunk, writeChunk } from "./session-chunk.ts";
import { type SessionLog, sessionCountOf } from "./session-log.ts";
import { Sessionizer } from "./sessionize.ts";
import { readSnapshot } from "./snapshot-reader.ts";
import { train } from "./train.ts";

const DAY_MS = 86_400_000;
const LIMITS = { maxClicks: 1_000, sessionMaxClicks: 100 };

const event = (overrides: Partial<Envelope> & { readonly data?: JsonObject }): Envelope => ({
  id: "e",
  type: "product_viewed",
  source: "native",
  time: 1_000,
  received: 0,
  session: "s",
  subject: null,
  channel: null,
  purposes: ["necessary", "model_training"],
  data: { product_id: "a" },
  ...overrides,
});

const chunkOf = (events: readonly Envelope[]) => {
  const sessionizer = new Sessionizer();
  for (const one of events) sessionizer.add(one);
  return sessionizer.chunk();
};

const sessionsOf = (log: SessionLog): string[][] =>
  Array.from({ length: sessionCountOf(log) }, (_, session) =>
    Array.from(log.items.subarray(log.starts[session], log.starts[session + 1]), (item) => log.itemIds[item] ?? ""),
  );

describe("sessions", () => {
  it("hold only events that may be used for training, of types that are interactions, with proper item ids", () => {
    const analyticsOnly: readonly Purpose[] = ["necessary", "analytics"];
    const events = [
      event({ id: "1", data: { product_id: "kept" } }),
      event({ id: "2", purposes: analyticsOnly, data: { product_id: "refused" } }),
      event({ id: "3", type: "page_viewed", data: { product_id: "page" } }),
      event({ id: "4", data: { product_id: "not an id" } }),
      event({ id: "5", data: {} }),
    ];
    expect(sessionsOf(mergeChunks([chunkOf(events)], LIMITS))).toEqual([["kept"]]);
  });

  it("are ordered by time, then event id, whatever the order of arrival", () => {
    const events = [
      event({ id: "b", time: 5_000, data: { product_id: "second" } }),
      event({ id: "a", time: 5_000, data: { product_id: "first" } }),
      event({ id: "0", time: 9_000, data: { product_id: "third" } }),
    ];
    const expected = [["first", "second", "third"]];
    expect(sessionsOf(mergeChunks([chunkOf(events)], LIMITS))).toEqual(expected);
    expect(sessionsOf(mergeChunks([chunkOf(events.toReversed())], LIMITS))).toEqual(expected);
  });

  it("go on across chunks, and ascend by their last click", () => {
    const first = [
      event({ id: "1", session: "over-midnight", data: { product_id: "a" } }),
      event({ id: "2", session: "evening", time: 2_000, data: { product_id: "b" } }),
    ];
    const second = [event({ id: "3", session: "over-midnight", time: DAY_MS, data: { product_id: "c" } })];
    expect(sessionsOf(mergeChunks([chunkOf(first), chunkOf(second)], LIMITS))).toEqual([["b"], ["a", "c"]]);
  });

  it("lose the oldest sessions first where there are too many clicks, and the oldest clicks of an endless session", () => {
    const events = ["old", "middle", "new"].flatMap((session, at) =>
      ["a", "b", "c"].map((item, step) =>
        event({
          id: `${session}${step}`,
          session,
          time: at * DAY_MS + step * 1_000,
          data: { product_id: `${session}-${item}` },
        }),
      ),
    );
    const log = mergeChunks([chunkOf(events)], { maxClicks: 5, sessionMaxClicks: 2 });
    expect(sessionsOf(log)).toEqual([
      ["middle-b", "middle-c"],
      ["new-b", "new-c"],
    ]);
    expect(log.itemIds).toEqual(["middle-b", "middle-c", "new-b", "new-c"]);
  });

  it("come back from a chunk's bytes as they were", () => {
    const chunk = chunkOf([event({ id: "1" }), event({ id: "2", session: "t", data: { product_id: "b" } })]);
    expect(readChunk(writeChunk(chunk))).toEqual({ ok: true, value: chunk });
  });
});

const clickstream: fc.Arbitrary<readonly Envelope[]> = fc
  .array(
    fc.record({
      session: fc.constantFrom("s1", "s2", "s3", "s4", "s5", "s6"),
      item: fc.constantFrom("a", "b", "c", "d", "e"),
      second: fc.integer({ min: 0, max: 20 }),
      type: fc.constantFrom("product_viewed", "product_added", "product_removed", "recommendation_clicked"),
    }),
    { minLength: 1, maxLength: 80 },
  )
  .map((clicks) =>
    clicks.map(({ session, item, second, type }, at) =>
      event({ id: `e${at}`, session, type, time: second * 1_000, data: { product_id: item } }),
    ),
  );

describe("training", () => {
  it("gives the same bytes for the same events in any order", () => {
    fc.assert(
      fc.property(
        clickstream.chain((events) =>
          fc.tuple(fc.constant(events), fc.shuffledSubarray([...events], { minLength: events.length })),
        ),
        ([events, shuffled]) => {
          const bytes = (list: readonly Envelope[]) =>
            new Uint8Array(train(mergeChunks([chunkOf(list)], LIMITS), DEFAULT_PARAMETERS));
          expect(bytes(shuffled)).toEqual(bytes(events));
        },
      ),
    );
  });

  it("always gives a snapshot that opens, also of nothing", () => {
    fc.assert(
      fc.property(fc.oneof(fc.constant([]), clickstream), (events) => {
        const log = mergeChunks([chunkOf(events)], LIMITS);
        const read = readSnapshot(train(log, DEFAULT_PARAMETERS));
        expect(read.ok && read.value.itemCount).toBe(log.itemIds.length);
      }),
    );
  });

  it("keeps at most as many sessions of an item as it is told, the newest", () => {
    const events = Array.from({ length: 40 }, (_, at) =>
      event({ id: `${at}`, session: `s${at >> 2}`, time: at * 1_000, data: { product_id: at % 4 ? `i${at}` : "hub" } }),
    );
    const parameters = { ...DEFAULT_PARAMETERS, sessionsPerItem: 3 };
    const read = readSnapshot(train(mergeChunks([chunkOf(events)], LIMITS), parameters));
    if (!read.ok) expect.unreachable();
    else {
      const hub = read.value.indexOf("hub");
      const { postings, postingOffsets } = read.value.sessions;
      expect([...postings.subarray(postingOffsets[hub], postingOffsets[hub + 1])]).toEqual([9, 8, 7]);
    }
  });
});

describe("the held-out evaluation", () => {
  /** 100 sessions that all go a, b, c. */
  const loyal = mergeChunks(
    [
      chunkOf(
        Array.from({ length: 300 }, (_, at) =>
          event({
            id: `${at}`,
            session: `s${Math.floor(at / 3)}`,
            time: at * 1_000,
            data: { product_id: "abc"[at % 3] ?? "" },
          }),
        ),
      ),
    ],
    LIMITS,
  );

  it("counts 1 / place of the next item, and 0 for items that are not found", () => {
    const read = readSnapshot(train(loyal, DEFAULT_PARAMETERS));
    if (!read.ok) throw new Error(read.reason.code);
    const others = Array.from({ length: 30 }, (_, at) => `m${at}`).sort();
    const test: SessionLog = {
      itemIds: ["a", "b", ...others, "z"],
      starts: Uint32Array.of(0, 2, 4),
      // a then b, which the model knows; a then z, which nobody ever looked at.
      items: Uint32Array.of(0, 1, 0, 32),
      kinds: new Uint8Array(4),
      times: new Uint32Array(4),
    };
    expect(evaluate(read.value, test, 100)).toEqual({
      sessions: 2,
      cases: 2,
      hitRateAt20: 0.5,
      mrrAt20: 0.5,
      places: [1, 1, ...Array.from({ length: 19 }, () => 0)],
    });
    expect(evaluate(read.value, test, 1)).toMatchObject({
      sessions: 2,
      cases: 1,
      hitRateAt20: 1,
      mrrAt20: 1,
    });
  });
});
