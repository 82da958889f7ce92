import { runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { describe, expect, it } from "vitest";
import { type CountsQuery, readCountsQuery } from "../core/live/counts-query.ts";
import { STREAMS_MAX } from "../core/live/limits.ts";
import type { LiveSample } from "../core/live/live-sample.ts";
import { type LiveCount, minuteOf } from "../core/live/tally.ts";
import { bindings } from "../test/workerd/bindings.ts";
import type { LiveEvents } from "./live-events.ts";
import { LiveStreams } from "./live-streams.ts";

const namespace = bindings.LIVE_EVENTS as DurableObjectNamespace<LiveEvents>;
let made = 0;
const fresh = () => namespace.get(namespace.idFromName(`live-${++made}`));

const HOUR_MS = 3_600_000;
const NOW = Date.now();
const count = (change: Partial<LiveCount> = {}): LiveCount => ({
  ...{
    minute: minuteOf(NOW),
    type: "page_viewed",
    source: "native",
    key: "k",
    outcome: "accepted",
    code: "",
    count: 1,
  },
  ...change,
});
function query(search: string, now = NOW): CountsQuery {
  const read = readCountsQuery(new URLSearchParams(search), now);
  if (!read.ok) throw new Error(read.reason.detail);
  return read.value;
}
const sample = (change: Partial<LiveSample> = {}): LiveSample => ({
  ...{
    at: Date.now(),
    type: "page_viewed",
    source: "native",
    key: "k",
    outcome: "accepted",
    code: "",
    path: null,
    bot: [],
  },
  ...{ session: "pseudonym", data: { path: "/" } },
  ...change,
});

describe("counts", () => {
  it("add up, whoever hands them over", async () => {
    const live = fresh();
    await live.record("a", [{ seq: 1, counts: [count({ count: 3 }), count({ outcome: "bot" })] }], []);
    await live.record("b", [{ seq: 1, counts: [count({ count: 4, source: "segment" })] }], []);
    const at = Math.floor(NOW / 60_000) * 60_000;
    expect((await live.counts(query(""))).counts).toEqual([
      { at, outcome: "accepted", count: 7 },
      { at, outcome: "bot", count: 1 },
    ]);
    expect((await live.counts(query("by=source,outcome&outcome=accepted"))).counts).toEqual([
      { at, source: "native", outcome: "accepted", count: 3 },
      { at, source: "segment", outcome: "accepted", count: 4 },
    ]);
    expect((await live.counts(query("type=product_viewed"))).counts).toEqual([]);
  });

  it("are added once, however often a batch comes, alone or with later ones", async () => {
    const live = fresh();
    const batches = [1, 2, 3].map((seq) => ({ seq, counts: [count()] }));
    await live.record("a", batches.slice(0, 1), []);
    await live.record("a", batches.slice(0, 1), []);
    await live.record("a", batches.slice(0, 2), []);
    await live.record("a", batches, []);
    await live.record("a", batches.slice(0, 2), []);
    expect((await live.counts(query(""))).counts).toMatchObject([{ count: 3 }]);
  });

  it("come in pages, each once and in the order of time", async () => {
    const live = fresh();
    const counts = Array.from({ length: 30 }, (_, at) =>
      count({ minute: minuteOf(NOW) - (at % 10), source: `s${Math.floor(at / 10)}`, count: at + 1 }),
    );
    await live.record("a", [{ seq: 1, counts }], []);
    const seen: number[] = [];
    const times: number[] = [];
    let after: string | null = null;
    for (let pages = 0; pages < 20; pages++) {
      const page: Awaited<ReturnType<typeof live.counts>> = await live.counts({ ...query("by=source&limit=7"), after });
      seen.push(...page.counts.map((each) => each.count));
      times.push(...page.counts.map((each) => each.at));
      after = page.next;
      if (after === null) break;
    }
    expect(seen.toSorted((a, b) => a - b)).toEqual(counts.map((each) => each.count));
    expect(times).toEqual(times.toSorted((a, b) => a - b));
  });

  it("are kept by the minute for two days and by the hour for thirty, and none is lost or doubled between", async () => {
    const live = fresh();
    const counts = Array.from({ length: 24 * 29 }, (_, hours) =>
      [0, 30].map((minutes) => count({ minute: minuteOf(NOW) - hours * 60 - minutes, count: 1 })),
    ).flat();
    await live.record("a", [{ seq: 1, counts }], []);
    const hourly = query(`step=hour&from=${new Date(NOW - 29.5 * 24 * HOUR_MS).toISOString()}&limit=5000`);
    const before = await live.counts(hourly);
    await runInDurableObject(live, (object) => object.tidy(NOW));
    await runInDurableObject(live, (object) => object.tidy(NOW));
    expect(await live.counts(hourly)).toEqual(before);
    expect(before.counts.reduce((sum, each) => sum + each.count, 0)).toBe(24 * 29 * 2);
    const rows = (table: string) =>
      runInDurableObject(
        live,
        (_, { storage }) => storage.sql.exec<{ n: number }>(`SELECT count(*) AS n FROM ${table}`).one().n,
      );
    expect(await rows("minutes")).toBeLessThanOrEqual(49 * 2);
    await runInDurableObject(live, (object) => object.tidy(NOW + 31 * 24 * HOUR_MS));
    expect([await rows("minutes"), await rows("hours"), await rows("writers")]).toEqual([0, 0, 0]);
  });

  it("are tidied by an alarm that sets itself again", async () => {
    const live = fresh();
    await live.record("a", [{ seq: 1, counts: [count()] }], []);
    expect(await runDurableObjectAlarm(live)).toBe(true);
    expect(await runInDurableObject(live, (_, { storage }) => storage.getAlarm())).toBeGreaterThan(NOW);
    expect((await live.counts(query(""))).counts).toMatchObject([{ count: 1 }]);
  });
});

/** Reads a stream's text until `until` finds what it waits for. */
async function readUntil(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  until: (text: string) => boolean,
): Promise<string> {
  let text = "";
  const decoder = new TextDecoder();
  while (!until(text)) {
    const { done, value } = await reader.read();
    if (done) return text;
    text += decoder.decode(value, { stream: true });
  }
  return text;
}
const eventsIn = (text: string) =>
  [...text.matchAll(/^id: (\S+)\ndata: (.*)$/gm)].map(([, id = "", data = ""]) => ({ id, ...JSON.parse(data) }));

async function opened(live: DurableObjectStub<LiveEvents>, search = "", lastEventId?: string) {
  const headers = lastEventId === undefined ? {} : { "last-event-id": lastEventId };
  const response = await live.fetch(`https://live/stream${search}`, { headers });
  if (response.body === null) throw new Error(`no stream: ${response.status}`);
  return response.body.getReader() as ReadableStreamDefaultReader<Uint8Array>;
}

describe("a stream", () => {
  it("shows samples as they come, and what its reader asked for", async () => {
    const live = fresh();
    const all = await opened(live);
    const rejected = await opened(live, "?outcome=rejected");
    await live.record("a", [], [sample(), sample({ outcome: "rejected", code: "missing_field", session: null })]);
    const shown = eventsIn(await readUntil(all, (text) => eventsIn(text).length === 2));
    expect(shown).toMatchObject([
      { outcome: "accepted", session: 1 },
      { outcome: "rejected", code: "missing_field" },
    ]);
    expect(JSON.stringify(shown)).not.toContain("pseudonym");
    expect(eventsIn(await readUntil(rejected, (text) => text.includes("rejected")))).toHaveLength(1);
    await Promise.all([all.cancel(), rejected.cancel()]);
  });

  it("is taken up after the event that its reader saw last", async () => {
    const live = fresh();
    const first = await opened(live);
    await live.record("a", [], [sample({ type: "one" })]);
    const [seen] = eventsIn(await readUntil(first, (text) => eventsIn(text).length === 1));
    await first.cancel();
    await live.record("a", [], [sample({ type: "two" }), sample({ type: "three" })]);
    const again = await opened(live, "", seen?.id);
    const text = await readUntil(again, (read) => eventsIn(read).length === 2);
    expect(eventsIn(text).map(({ type }) => type)).toEqual(["two", "three"]);
    expect(text).toContain('"resumed":true');
    await again.cancel();
    const stranger = await opened(live, "", "0123456789ab-1");
    expect(await readUntil(stranger, (read) => read.includes("\n\n"))).toContain('"resumed":false');
    await stranger.cancel();
  });

  it("is refused where as many are open as may be, and possible again when one ends", async () => {
    const live = fresh();
    const readers = await Promise.all(Array.from({ length: STREAMS_MAX }, () => opened(live)));
    const refused = await live.fetch("https://live/stream");
    expect([refused.status, await refused.text()]).toEqual([429, ""]);
    await readers[0]?.cancel();
    await expect
      .poll(async () => {
        const response = await live.fetch("https://live/stream");
        await response.body?.cancel();
        return response.status;
      })
      .toBe(200);
    await Promise.all(readers.slice(1).map((reader) => reader.cancel()));
  });
});

describe("the open streams of an object", () => {
  const all = { sample: 1, types: null, sources: null, outcomes: null };
  const times = { heartbeatMs: 20, stalledMs: 150, maxMs: 10_000 };
  const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

  it("hold nobody up for a slow reader: it loses samples, is told how many, and is let go when it takes nothing", async () => {
    const streams = new LiveStreams(times);
    const slow = streams.subscribe(all, null, Date.now())?.getReader();
    const big = sample({ data: { path: "x".repeat(1_900) } });
    streams.publish(new Array<LiveSample>(50).fill(big), Date.now());
    expect(streams.open).toBe(1);
    let text = "";
    while (slow !== undefined && !text.includes("skipped")) text += new TextDecoder().decode((await slow.read()).value);
    // 64 kB of them were held, of twice as much.
    const held = eventsIn(text).length;
    expect(held).toBeLessThan(40);
    expect(text).toContain(`{"skipped":${50 - held}}`);
    streams.publish(new Array<LiveSample>(50).fill(big), Date.now() + 1_000);
    await expect.poll(() => streams.open, { timeout: 5_000 }).toBe(0);
  });

  it("send a comment now and then, end when their time is over, and say so to nobody who left", async () => {
    const streams = new LiveStreams({ ...times, maxMs: 120 });
    const reader = streams.subscribe(all, null, Date.now())?.getReader();
    const left = streams.subscribe(all, null, Date.now());
    await left?.cancel();
    expect(streams.open).toBe(1);
    let text = "";
    for (;;) {
      const { done, value } = (await reader?.read()) ?? { done: true, value: undefined };
      if (done) break;
      text += new TextDecoder().decode(value);
    }
    expect(text).toMatch(/\n\n:\n\n/);
    expect(streams.open).toBe(0);
    await wait(times.heartbeatMs * 2);
  });
});
