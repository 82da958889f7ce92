import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { NODE_KERNELS } from "../../kernels/node-kernels.ts";
import type { Envelope } from "../events/envelope.ts";
import { RANKER_DEFAULTS } from "../ranker/learn-ranker.ts";
import { mergeChunks } from "./merge-chunks.ts";
import { mergeSessions } from "./merge-sessions.ts";
import { DEFAULT_PARAMETERS } from "./parameters.ts";
import { refreshModel } from "./refresh-model.ts";
import { type SessionLog, sessionCountOf, sliceOf } from "./session-log.ts";
import { readSessionLog, writeSessionLog } from "./session-log-file.ts";
import { Sessionizer } from "./sessionize.ts";
import { readSnapshot } from "./snapshot-reader.ts";
import { train, trainLearned } from "./train.ts";

const LIMITS = { maxClicks: 1_000_000, sessionMaxClicks: 100 };

interface Click {
  readonly session: string;
  readonly item: string;
  readonly second: number;
  readonly type: string;
}

function logOf(clicks: readonly Click[], maxClicks = LIMITS.maxClicks): SessionLog {
  const sessionizer = new Sessionizer();
  clicks.forEach(({ session, item, second, type }, at) => {
    const event: Envelope = {
      id: `e${String(at).padStart(6, "0")}`,
      type,
      source: "native",
      time: second * 1_000,
      received: 0,
      session,
      subject: null,
      channel: null,
      purposes: ["model_training"],
      data: { product_id: item },
    };
    sessionizer.add(event);
  });
  return mergeChunks([sessionizer.chunk()], { ...LIMITS, maxClicks });
}

/** In the order of time, as the lake has them. */
const clickstream: fc.Arbitrary<readonly Click[]> = fc
  .array(
    fc.record({
      session: fc.constantFrom("s1", "s2", "s3", "s4", "s5", "s6"),
      item: fc.constantFrom("a", "b", "c", "d", "e"),
      second: fc.integer({ min: 0, max: 20 }),
      type: fc.constantFrom("product_viewed", "product_added", "order_completed"),
    }),
    { minLength: 1, maxLength: 60 },
  )
  .map((clicks) => clicks.toSorted((a, b) => a.second - b.second));

const earlier = (clicks: readonly Click[], second: number) => clicks.filter((click) => click.second < second);

describe("sessions merged into a log", () => {
  it("give the log that is built from the whole, wherever it is cut in two, sessions that go on included", () => {
    fc.assert(
      fc.property(clickstream, fc.integer({ min: 0, max: 21 }), (clicks, second) => {
        expect(mergeSessions(logOf(earlier(clicks, second)), logOf(clicks), LIMITS.maxClicks)).toEqual(logOf(clicks));
      }),
    );
  });

  it("give it also where the cut goes through a second, between two events", () => {
    fc.assert(
      fc.property(clickstream, fc.nat(60), (clicks, events) => {
        expect(mergeSessions(logOf(clicks.slice(0, events)), logOf(clicks), LIMITS.maxClicks)).toEqual(logOf(clicks));
      }),
      {
        numRuns: 500,
        examples: [
          [
            [
              { session: "s1", item: "a", second: 5, type: "product_viewed" },
              { session: "s1", item: "b", second: 5, type: "product_viewed" },
            ],
            1,
          ],
        ],
      },
    );
  });

  it("give it also in three parts, of which each knows only the sessions that were active since the one before", () => {
    fc.assert(
      fc.property(clickstream, fc.integer({ min: 0, max: 21 }), fc.integer({ min: 0, max: 21 }), (clicks, one, two) => {
        const [first, second] = [Math.min(one, two), Math.max(one, two)];
        const activeSince = (from: number, until: number): readonly Click[] => {
          const names = new Set(
            earlier(clicks, until)
              .filter((click) => click.second >= from)
              .map(({ session }) => session),
          );
          return earlier(clicks, until).filter(({ session }) => names.has(session));
        };
        const once = mergeSessions(logOf(earlier(clicks, first)), logOf(activeSince(first, second)), LIMITS.maxClicks);
        const twice = mergeSessions(once, logOf(activeSince(second, 21)), LIMITS.maxClicks);
        expect(twice).toEqual(logOf(clicks));
      }),
    );
  });

  it("give a model of the same bytes as training on the whole", () => {
    fc.assert(
      fc.property(clickstream, fc.integer({ min: 0, max: 21 }), (clicks, second) => {
        const old = logOf(earlier(clicks, second));
        const merged = mergeSessions(old, logOf(clicks), LIMITS.maxClicks);
        const refreshed = refreshModel(
          train(old, DEFAULT_PARAMETERS),
          merged,
          { parameters: DEFAULT_PARAMETERS, categories: null },
          NODE_KERNELS,
        );
        expect(new Uint8Array(refreshed)).toEqual(new Uint8Array(train(logOf(clicks), DEFAULT_PARAMETERS)));
      }),
      { numRuns: 30 },
    );
  });

  it("change nothing where there is nothing new", () => {
    fc.assert(
      fc.property(clickstream, (clicks) => {
        const log = logOf(clicks);
        expect(mergeSessions(log, log, LIMITS.maxClicks)).toEqual(log);
        expect(mergeSessions(log, logOf([]), LIMITS.maxClicks)).toEqual(log);
      }),
    );
  });

  it("push out the oldest sessions, and the products that only those had", () => {
    const clicks = ["old", "middle", "new"].map((item, at) => ({
      session: item,
      item,
      second: at,
      type: "product_viewed",
    }));
    const merged = mergeSessions(logOf(clicks.slice(0, 2)), logOf(clicks.slice(2)), 2);
    expect(merged).toEqual(logOf(clicks, 2));
    expect(merged.itemIds).toEqual(["middle", "new"]);
  });
});

describe("a refreshed model with a learned ranking", () => {
  /** 1,500 sessions around a ring of 60 products, the newest tenth of them with products of their own. */
  const clicks: readonly Click[] = Array.from({ length: 6_000 }, (_, at) => {
    const session = Math.floor(at / 4);
    const place = (session * 7 + (at % 4)) % 60;
    const item = session >= 1_400 && at % 4 === 2 ? `new-${place}` : `item-${String(place).padStart(2, "0")}`;
    return { session: `s${session}`, item, second: session * 10 + (at % 4), type: "product_viewed" };
  });
  const whole = logOf(clicks);
  const old = sliceOf(whole, 0, 1_350);
  const oldLog = logOf(clicks.slice(0, 1_350 * 4));
  const learned = trainLearned(oldLog, DEFAULT_PARAMETERS, null, {
    ...RANKER_DEFAULTS,
    kernels: NODE_KERNELS,
    trees: 10,
    linearCases: 200,
    treeCases: 400,
    embedding: { ...RANKER_DEFAULTS.embedding, cases: 20_000, negatives: 32 },
  });
  const merged = mergeSessions(oldLog, logOf(clicks.slice(1_340 * 4)), LIMITS.maxClicks);
  const refreshed = readSnapshot(
    refreshModel(learned.snapshot, merged, { parameters: DEFAULT_PARAMETERS, categories: null }, NODE_KERNELS),
  );

  it("has the sessions of the whole", () => {
    expect(sessionCountOf(old)).toBe(sessionCountOf(oldLog));
    expect(merged).toEqual(whole);
    expect(refreshed.ok && refreshed.value.sessionCount).toBe(1_500);
  });

  it("ranks products that came after it was learned where they are met", () => {
    if (!refreshed.ok) throw new Error(refreshed.reason.code);
    const model = refreshed.value;
    const ranker = model.learned();
    if (ranker === null) throw new Error("the learned ranking is gone");
    const asked = whole.items.subarray(1_450 * 4, 1_450 * 4 + 2);
    const count = ranker.rank(asked, 20);
    const ids = Array.from(ranker.items.subarray(0, count), (item) => model.idOf(item));
    expect(ids).toContain(whole.itemIds[whole.items[1_450 * 4 + 2] ?? 0]);
  });
});

describe("a log's file", () => {
  it("comes back as it was written", () => {
    fc.assert(
      fc.property(clickstream, (clicks) => {
        expect(readSessionLog(writeSessionLog(logOf(clicks)))).toEqual({ ok: true, value: logOf(clicks) });
      }),
    );
  });

  it("is refused where it is damaged, or names a product that it does not have", () => {
    const log = logOf([{ session: "s", item: "a", second: 1, type: "product_viewed" }]);
    const flipped = new Uint8Array(writeSessionLog(log));
    flipped[40] = (flipped[40] ?? 0) ^ 1;
    expect(readSessionLog(flipped.buffer)).toMatchObject({ ok: false, reason: { code: "wrong_checksum" } });
    expect(readSessionLog(writeSessionLog({ ...log, items: Uint32Array.of(7) }))).toMatchObject({
      ok: false,
      reason: { code: "not_a_log" },
    });
  });
});
