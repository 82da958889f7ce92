import { runInDurableObject } from "cloudflare:test";
import { describe, expect, it } from "vitest";
import { createKeyRing } from "../../core/bad-events/key-ring.ts";
import { BAD_EVENTS_KEPT_DAYS } from "../../core/bad-events/limits.ts";
import { createPseudonymizer } from "../../core/privacy/pseudonym.ts";
import { type BadEventDay, CLAIM_LEASE_MS } from "../../durable-objects/bad-event-day.ts";
import { bindings } from "../../test/workerd/bindings.ts";
import { expireBadEvents } from "./expire-bad-events.ts";
import type { BadEventFilter, ClaimedBadEvent, RejectedEvent } from "./port.ts";
import { createBadEvents } from "./r2-bad-events.ts";

const bucket = bindings.LAKE;
const days = bindings.BAD_EVENT_DAY as DurableObjectNamespace<BadEventDay>;
const pseudonymize = await createPseudonymizer(btoa("p".repeat(32)));
const keys = await createKeyRing(`one:${btoa("k".repeat(32))}`);
const storeOn = (on: R2Bucket, more: { readonly maxPerDay?: number } = {}) =>
  createBadEvents({ bucket: on, days, keys, pseudonymize, ...more });
const store = storeOn(bucket);

const DAY_MS = 86_400_000;
/** Each test has days of its own, far enough apart that no window of kept days holds two. */
let made = 0;
const nextDay = () => Date.parse("2016-01-01T12:00:00Z") + made++ * 40 * DAY_MS;

const textOf = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);
const rejected = (
  receivedAt: number,
  id: string,
  change: Partial<RejectedEvent> & { readonly event?: object } = {},
) => {
  const { event = {}, ...rest } = change;
  return {
    reason: "missing_field",
    contract: "order_completed",
    version: "1.0.0",
    path: "data.order_id",
    bytes: new TextEncoder().encode(JSON.stringify({ id, type: "order_completed", session: `s-${id}`, ...event })),
    receivedAt,
    source: "native",
    ...rest,
  } satisfies RejectedEvent;
};
const claimAll = (now: number, filter: BadEventFilter = {}, startedAt = now) =>
  store.claim(filter, { startedAt, limit: 100, now });
const idsOf = (claimed: readonly ClaimedBadEvent[]) =>
  claimed.map(({ original }) => (JSON.parse(textOf(original?.bytes)) as { id: string }).id);
const objectsUnder = async (time: number) =>
  (await bucket.list({ prefix: `bad-events/date=${new Date(time).toISOString().slice(0, 10)}/` })).objects;

describe("a bad event", () => {
  it("is kept with its reason, and comes back as it was", async () => {
    const now = nextDay();
    const event = rejected(now, "e-1", { arrival: { channel: "web" } });
    await store.keep([event]);
    const { events, next } = await store.list({}, { after: null, limit: 10, now });
    expect(next).toBeNull();
    expect(events).toEqual([
      {
        id: expect.stringMatching(/^[\w-]{22}$/),
        reason: "missing_field",
        contract: "order_completed",
        version: "1.0.0",
        path: "data.order_id",
        source: "native",
        form: "event",
        receivedAt: now,
        bytes: event.bytes.length,
        state: "kept",
        replayedAt: null,
        attempts: 0,
        shape: '{"id":"string(3)","type":"string(15)","session":"string(5)"}',
      },
    ]);
    const [claimed] = await claimAll(now);
    expect(claimed?.original).toEqual({ bytes: event.bytes, arrival: { channel: "web" } });
  });

  it("leaves nothing of its content in any store that can be read without the key", async () => {
    const now = nextDay();
    const canary = "canary.jane@example.com";
    await store.keep([
      rejected(now, "e-1", {
        event: { user: canary, [canary]: 1, data: { [canary]: canary } },
        path: `data.${canary}`,
        arrival: { channel: canary },
      }),
    ]);
    const objects = await objectsUnder(now);
    expect(objects).toHaveLength(1);
    for (const { key, customMetadata } of objects) {
      expect(key + JSON.stringify(customMetadata)).not.toContain("jane");
      const stored = new Uint8Array((await (await bucket.get(key))?.arrayBuffer()) ?? new ArrayBuffer(0));
      expect(String.fromCharCode(...stored)).not.toContain("jane");
    }
    const day = days.get(days.idFromName(new Date(now).toISOString().slice(0, 10)));
    const rows = await runInDurableObject(day, (_, { storage }) => storage.sql.exec("SELECT * FROM events").toArray());
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain("jane");
  });

  it("changes nothing when it is handed over again, alone or beside a new one", async () => {
    const now = nextDay();
    await store.keep([rejected(now, "a"), rejected(now, "a")]);
    await store.keep([rejected(now + 1, "a")]);
    await store.keep([rejected(now + 2, "a"), rejected(now + 2, "b")]);
    expect(await store.counts({}, now)).toMatchObject([{ reason: "missing_field", state: "kept", count: 2 }]);
    expect(await objectsUnder(now)).toHaveLength(2);
  });

  it("is only counted when its day is full", async () => {
    const now = nextDay();
    const small = storeOn(bucket, { maxPerDay: 2 });
    await small.keep(["a", "b", "c"].map((id) => rejected(now, id)));
    await small.keep([rejected(now, "d")]);
    expect((await store.counts({}, now)).map(({ state, count }) => [state, count])).toEqual([
      ["kept", 2],
      ["counted_only", 2],
    ]);
  });

  it("is not kept, and says so, where a store fails at any write", async () => {
    const now = nextDay();
    const noPut = new Proxy(bucket, {
      get: (target, name) =>
        name === "put" ? () => Promise.reject(new Error("R2 is down")) : Reflect.get(target, name),
    });
    await expect(storeOn(noPut).keep([rejected(now, "a")])).rejects.toThrow("R2 is down");
    const noKeep = {
      idFromName: (name: string) => days.idFromName(name),
      get: (id: DurableObjectId) => {
        const day = days.get(id);
        return {
          unseen: (ids: string[]) => day.unseen(ids),
          room: (max: number) => day.room(max),
          keep: () => Promise.reject(new Error("Network connection lost.")),
        };
      },
    } as unknown as typeof days;
    await expect(
      createBadEvents({ bucket, days: noKeep, keys, pseudonymize }).keep([rejected(now, "a")]),
    ).rejects.toThrow("connection lost");
    expect(await store.counts({}, now)).toEqual([]);
    await store.keep([rejected(now, "a")]);
    expect(idsOf(await claimAll(now))).toEqual(["a"]);
  });
});

describe("lists and counts", () => {
  it("are narrowed by reason, contract, source, state and date, a page at a time over days", async () => {
    const first = nextDay();
    const now = first + 2 * DAY_MS;
    for (const [at, day] of [first, first + DAY_MS, now].entries())
      await store.keep([
        rejected(day, `a${at}`),
        rejected(day, `b${at}`, { reason: "unknown_type", contract: null, version: null, source: "segment" }),
      ]);
    const seen: string[] = [];
    for (let after: string | null = null, first = true; first || after !== null; first = false) {
      const page = await store.list({}, { after, limit: 2, now });
      expect(page.events.length).toBeLessThanOrEqual(2);
      seen.push(...page.events.map(({ id }) => id));
      after = page.next;
    }
    expect(new Set(seen).size).toBe(6);
    const countOf = async (filter: BadEventFilter) =>
      (await store.counts(filter, now)).reduce((sum, { count }) => sum + count, 0);
    const date = (time: number) => new Date(time).toISOString().slice(0, 10);
    expect(await countOf({ reason: "unknown_type" })).toBe(3);
    expect(await countOf({ contract: "order_completed" })).toBe(3);
    expect(await countOf({ source: "segment", from: date(now) })).toBe(1);
    expect(await countOf({ to: date(first) })).toBe(2);
    expect(await countOf({ state: "replayed" })).toBe(0);
    expect(await countOf({ reason: "' OR 1 --" })).toBe(0);
  });
});

describe("claims", () => {
  it("give an event to one replay at a time, and to the next when that has died", async () => {
    const now = nextDay();
    await store.keep(["a", "b", "c"].map((id) => rejected(now, id)));
    const claims = await Promise.all([claimAll(now), claimAll(now), claimAll(now)]);
    expect(claims.flatMap(idsOf).sort()).toEqual(["a", "b", "c"]);
    expect(await claimAll(now + CLAIM_LEASE_MS - 1)).toEqual([]);
    expect(idsOf(await claimAll(now + CLAIM_LEASE_MS))).toEqual(["a", "b", "c"]);
  });

  it("end as replayed for good, or as refused until the next replay", async () => {
    const now = nextDay();
    await store.keep(["a", "b"].map((id) => rejected(now, id)));
    const [a, b] = await claimAll(now);
    if (a === undefined || b === undefined) throw new Error("two events were kept");
    await store.settle(
      [
        { id: a.id, date: a.date, refused: null },
        { id: b.id, date: b.date, refused: { reason: "wrong_type", version: "2.0.0", path: "data.x y" } },
      ],
      now + 1,
    );
    expect(await store.due({}, now, now)).toBe(0);
    expect(await claimAll(now + 2, {}, now)).toEqual([]);
    const { events } = await store.list({}, { after: null, limit: 10, now });
    expect(events).toMatchObject([
      { state: "replayed", replayedAt: now + 1, reason: "missing_field" },
      { state: "kept", reason: "wrong_type", version: "2.0.0", path: "data.*", attempts: 1 },
    ]);
    expect(idsOf(await claimAll(now + 3))).toEqual(["b"]);
    // A late answer to an old claim changes nothing of what is replayed.
    await store.settle([{ id: a.id, date: a.date, refused: { reason: "late", version: null, path: null } }], now + 4);
    expect((await store.counts({ state: "replayed" }, now))[0]?.count).toBe(1);
  });

  it("open nothing whose key is gone", async () => {
    const now = nextDay();
    await store.keep([rejected(now, "a")]);
    const rotated = await createKeyRing(`two:${btoa("x".repeat(32))}`);
    const other = createBadEvents({ bucket, days, keys: rotated, pseudonymize });
    expect((await other.claim({}, { startedAt: now, limit: 1, now }))[0]?.original).toBeNull();
  });
});

describe("an end", () => {
  it("comes to a person's events by erasure, their bytes included, and to nobody else's", async () => {
    const now = nextDay();
    await store.keep([
      rejected(now, "a", { event: { user: "jane" } }),
      rejected(now, "b", { event: { session: "janes-browser" } }),
      rejected(now, "c", { form: "envelope", event: { subject: await pseudonymize("lake", "jane") } }),
      rejected(now, "d"),
    ]);
    const placed = await store.list({}, { after: null, limit: 10, now });
    const who = [await pseudonymize("lake", "jane"), await pseudonymize("lake", "janes-browser")];
    expect(await store.erase(who, now)).toBe(3);
    expect(placed.events).toHaveLength(4);
    expect(idsOf(await claimAll(now))).toEqual(["d"]);
    expect(await store.erase(who, now)).toBe(0);
    const [object] = await objectsUnder(now);
    const stored = new Uint8Array((await (await bucket.get(object?.key ?? ""))?.arrayBuffer()) ?? new ArrayBuffer(0));
    expect(stored.subarray(0, 64).every((byte) => byte === 0)).toBe(true);
  });

  it("comes to all after their days, again after a failure half way", async () => {
    const day = nextDay();
    await store.keep([rejected(day, "a")]);
    const date = new Date(day).toISOString().slice(0, 10);
    const end = Date.parse(date) + (BAD_EVENTS_KEPT_DAYS + 1) * DAY_MS;
    expect(await expireBadEvents(bucket, days, end - 1)).not.toContain(date);
    expect(idsOf(await claimAll(day))).toEqual(["a"]);
    const noDelete = new Proxy(bucket, {
      get(target, name) {
        if (name === "delete") return () => Promise.reject(new Error("R2 is down"));
        const member: unknown = Reflect.get(target, name, target);
        return typeof member === "function" ? member.bind(target) : member;
      },
    });
    await expect(expireBadEvents(noDelete, days, end)).rejects.toThrow("R2 is down");
    expect(await expireBadEvents(bucket, days, end)).toContain(date);
    expect(await objectsUnder(day)).toEqual([]);
    expect(await store.counts({}, day)).toEqual([]);
  });
});
