import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { describe, expect, it } from "vitest";
import { createSessionTrail } from "../adapters/session-trail/object-session-trail.ts";
import type { TrailEvent } from "../adapters/session-trail/port.ts";
import { SESSION_IDLE_MS, TRAIL_MAX_INTERACTIONS, TRAIL_MAX_SEEN_IDS } from "../core/events/session.ts";
import { bindings } from "../test/workerd/bindings.ts";
import type { SessionTrail } from "./session-trail.ts";

const namespace = bindings.SESSION_TRAIL as DurableObjectNamespace<SessionTrail>;
const trails = createSessionTrail(namespace);
const stub = (name: string) => namespace.get(namespace.idFromName(name));

const viewed = (id: string, time = Date.now(), granted = false): TrailEvent => ({
  id,
  interactions: [{ item: id, kind: "view", time }],
  granted,
});
const items = async (name: string) => (await trails.read(name)).interactions.map(({ item }) => item);

/** What the object stores: its rows, and when it wakes up, epoch milliseconds. */
const stored = (name: string) =>
  runInDurableObject(stub(name), async (_, { storage }) => ({
    rows:
      storage.sql.exec("SELECT 1 FROM sqlite_master WHERE name = 'trail'").toArray().length === 0
        ? []
        : storage.sql.exec<{ state: string }>("SELECT state FROM trail").toArray(),
    alarm: await storage.getAlarm(),
  }));

/** Makes a session's last event older, as if time had passed: in its storage, since that is what an evicted object wakes up with. */
async function age(name: string, ms: number): Promise<void> {
  await runInDurableObject(stub(name), (_, { storage }) => {
    storage.sql.exec("UPDATE trail SET state = json_set(state, '$.lastEventAt', state ->> '$.lastEventAt' - ?)", ms);
  });
  await evictDurableObject(stub(name));
}

describe("a session's trail", () => {
  it("is empty at first, and stores nothing for having been read", async () => {
    expect(await trails.read("unknown")).toEqual({ interactions: [], personalization: null });
    expect(await stored("unknown")).toEqual({ rows: [], alarm: null });
  });

  it("keeps what is appended, in the order of its time, and answers repeats", async () => {
    const now = Date.now();
    expect(await trails.append("order", [viewed("b", now - 1), viewed("a", now - 2)], now)).toMatchObject({
      duplicates: [],
      withheld: [],
    });
    expect(await trails.append("order", [viewed("b", now - 1), viewed("c", now)], now)).toMatchObject({
      duplicates: ["b"],
    });
    expect(await items("order")).toEqual(["a", "b", "c"]);
    expect((await trails.read("order")).personalization).toBe(true);
  });

  it("keeps the last fifty interactions and the last five hundred ids", async () => {
    const now = Date.now();
    const many = Array.from({ length: TRAIL_MAX_SEEN_IDS + 10 }, (_, index) => viewed(`e${index}`, now + index));
    await trails.append("long", many, now);
    expect(TRAIL_MAX_INTERACTIONS).toBe(50);
    expect(await items("long")).toEqual(many.slice(-TRAIL_MAX_INTERACTIONS).map(({ id }) => id));
    const repeats = await trails.append("long", [viewed("e509", now), viewed("e10", now)], now);
    expect(repeats.duplicates).toEqual(["e509", "e10"]);
    // One row, however much was appended.
    expect((await stored("long")).rows).toHaveLength(1);
  });

  it("stays after the object was evicted: interactions, ids and refusals", async () => {
    const now = Date.now();
    await trails.append("evicted", [viewed("a", now)], now);
    await trails.append("evicted refusal", [viewed("a", now)], now);
    await trails.forget("evicted refusal", now);
    for (const name of ["evicted", "evicted refusal"]) await evictDurableObject(stub(name));
    expect(await items("evicted")).toEqual(["a"]);
    expect((await trails.append("evicted", [viewed("a", now)], now)).duplicates).toEqual(["a"]);
    expect(await trails.read("evicted refusal")).toEqual({ interactions: [], personalization: false });
    expect(await trails.append("evicted refusal", [viewed("b", now)], now)).toMatchObject({
      duplicates: [],
      withheld: ["b"],
    });
  });

  it("loses nothing of appends at the same moment, and counts a repeat among them once", async () => {
    const now = Date.now();
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        trails.append("busy", [viewed(`e${index % 20}`, now + (index % 20))], now),
      ),
    );
    expect(answers.flatMap(({ duplicates }) => duplicates)).toHaveLength(20);
    expect(await items("busy")).toEqual(Array.from({ length: 20 }, (_, index) => `e${index}`));
    await evictDurableObject(stub("busy"));
    expect(await items("busy")).toHaveLength(20);
  });

  it("of one session is not another's", async () => {
    await trails.append("one", [viewed("a")], Date.now());
    await trails.forget("other", Date.now());
    expect([await items("one"), await items("other")]).toEqual([["a"], []]);
  });
});

describe("a session's end", () => {
  it("is planned with its first event, half an hour on", async () => {
    const now = Date.now();
    await trails.append("planned", [viewed("a", now)], now);
    expect((await stored("planned")).alarm).toBe(now + SESSION_IDLE_MS);
    await trails.append("planned", [viewed("b", now)], now + 60_000);
    expect((await stored("planned")).alarm).toBe(now + SESSION_IDLE_MS);
  });

  it("is put off while the session lives: from its last event", async () => {
    const now = Date.now();
    await trails.append("live", [viewed("a", now)], now - 60_000);
    await trails.append("live", [viewed("b", now)], now);
    expect(await runDurableObjectAlarm(stub("live"))).toBe(true);
    expect(await items("live")).toEqual(["a", "b"]);
    expect((await stored("live")).alarm).toBe(now + SESSION_IDLE_MS);
  });

  it("removes everything that is stored, also from an object that was evicted meanwhile", async () => {
    const now = Date.now();
    await trails.append("idle", [viewed("a", now)], now);
    await age("idle", SESSION_IDLE_MS);
    expect(await runDurableObjectAlarm(stub("idle"))).toBe(true);
    expect(await stored("idle")).toEqual({ rows: [], alarm: null });
    expect(await trails.read("idle")).toEqual({ interactions: [], personalization: null });
  });

  it("is a millisecond away until it has come", async () => {
    const now = Date.now();
    await trails.append("almost", [viewed("a", now)], now);
    await age("almost", SESSION_IDLE_MS - 60_000);
    await runDurableObjectAlarm(stub("almost"));
    expect(await items("almost")).toEqual(["a"]);
  });

  it("comes for a refusal too", async () => {
    const now = Date.now();
    await trails.forget("refused", now);
    expect((await stored("refused")).alarm).toBe(now + SESSION_IDLE_MS);
    await age("refused", SESSION_IDLE_MS);
    await runDurableObjectAlarm(stub("refused"));
    expect(await stored("refused")).toEqual({ rows: [], alarm: null });
  });

  it("is not the object's: what is appended afterwards begins another trail, with an end of its own", async () => {
    const now = Date.now();
    await trails.append("again", [viewed("a", now)], now);
    await age("again", SESSION_IDLE_MS);
    await runDurableObjectAlarm(stub("again"));
    expect(await trails.append("again", [viewed("a", now), viewed("b", now)], now)).toMatchObject({ duplicates: [] });
    expect(await items("again")).toEqual(["a", "b"]);
    expect((await stored("again")).alarm).toBe(now + SESSION_IDLE_MS);
    await evictDurableObject(stub("again"));
    expect(await items("again")).toEqual(["a", "b"]);
  });

  it("comes by itself", async () => {
    const past = Date.now() - SESSION_IDLE_MS;
    await trails.append("by itself", [viewed("a", past)], past);
    await expect.poll(() => items("by itself"), { timeout: 5_000 }).toEqual([]);
    expect(await stored("by itself")).toEqual({ rows: [], alarm: null });
  });
});
