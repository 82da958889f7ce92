import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { STREAMS_MAX } from "../../core/live/limits.ts";
import { eventually } from "./support/eventually.ts";
import { type Platform, startPlatform, TOPOLOGIES } from "./support/topologies.ts";

const PATIENCE_MS = 20_000;
const BROWSER = "Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36";

interface Counted {
  readonly outcome: string;
  readonly count: number;
}

let made = 0;
const view = (change: object = {}) => ({
  id: `live-${++made}`,
  type: "product_viewed",
  session: `session-${made}`,
  data: { product_id: "B-1" },
  ...change,
});

async function track(platform: Platform, events: readonly unknown[], agent = BROWSER): Promise<void> {
  const response = await platform.fetch(`/v1/events?key=${platform.publishableKey}`, {
    method: "POST",
    body: JSON.stringify({ events }),
    headers: { "content-type": "text/plain", "user-agent": agent },
  });
  await response.text();
  expect([202, 422]).toContain(response.status);
}

/** Opens a stream; `events` waits for as many as it says, `leave` closes the connection. */
async function watch(open: (signal: AbortSignal) => Promise<Response>) {
  const leaving = new AbortController();
  const response = await open(leaving.signal);
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  let text = "";
  const shown = () =>
    [...text.matchAll(/^id: (\S+)\ndata: (.*)$/gm)].map(([, id = "", data = ""]) => ({
      id,
      ...(JSON.parse(data) as { readonly outcome: string; readonly session: number | null }),
    }));
  return {
    status: response.status,
    async events(count: number) {
      while (shown().length < count) {
        const { done, value } = (await reader?.read()) ?? { done: true, value: undefined };
        if (done) break;
        text += decoder.decode(value, { stream: true });
      }
      return shown();
    },
    text: () => text,
    leave: () => leaving.abort(),
  };
}

describe.each(TOPOLOGIES)("the live view of the platform as %s", (topology) => {
  let platform: Platform;
  let reader: { readonly authorization: string };
  const counts = async (query: string) => {
    const response = await platform.fetch(`/v1/events/counts?${query}`, { headers: reader });
    return ((await response.json()) as { readonly counts: readonly Counted[] }).counts;
  };

  beforeAll(async () => {
    platform = await startPlatform(topology);
    reader = await platform.authorize("analyst");
  });
  afterAll(() => platform?.close());

  it("shows events as they arrive", async () => {
    const stream = await watch(() => platform.fetch("/v1/events/stream?type=product_viewed", { headers: reader }));
    await track(platform, [view({ session: "one" }), view({ data: { product_id: 7 } })]);
    await track(platform, [view({ session: "one" })], "Googlebot/2.1 (+http://www.google.com/bot.html)");
    const shown = await stream.events(3);
    expect(shown.map(({ outcome }) => outcome).sort()).toEqual(["accepted", "bot", "rejected"]);
    expect(stream.text()).not.toMatch(/live-\d|"one"/);
  });

  it("counts what was answered, and once what the lake has", async () => {
    const batch = Array.from({ length: 30 }, () => view({ type: "page_viewed", data: { path: "/" } }));
    for (let repeat = 0; repeat < 3; repeat++) await track(platform, batch);
    const { found } = await eventually<readonly Counted[]>(PATIENCE_MS, async () => {
      const rows = await counts("type=page_viewed");
      const of = (outcome: string) => rows.find((row) => row.outcome === outcome)?.count ?? 0;
      const whole = of("accepted") + of("duplicate") === 90 && of("stored") === 30;
      return whole ? { found: rows } : { seen: rows };
    });
    expect(found.find(({ outcome }) => outcome === "accepted")?.count).toBe(30);
    await sleep(1_500);
    expect((await counts("type=page_viewed&outcome=stored"))[0]?.count).toBe(30);
  });
});

describe("a stream over a real connection", () => {
  let platform: Platform;
  let reader: { readonly authorization: string };
  const open = (headers: Readonly<Record<string, string>> = {}) =>
    watch((signal) => fetch(`${platform.url}/v1/events/stream`, { headers: { ...reader, ...headers }, signal }));

  beforeAll(async () => {
    platform = await startPlatform("one script");
    reader = await platform.authorize("analyst");
  });
  afterAll(() => platform?.close());

  it("is taken up where it was cut off", async () => {
    const first = await open();
    await track(platform, [view()]);
    const [seen] = await first.events(1);
    first.leave();
    await track(platform, [view(), view()]);
    await sleep(1_500);
    const again = await open({ "last-event-id": seen?.id ?? "" });
    expect(await again.events(2)).toHaveLength(2);
    expect(again.text()).toContain('"resumed":true');
    again.leave();
  });

  it("makes room when its readers leave", async () => {
    const streams: Awaited<ReturnType<typeof open>>[] = [];
    for (let next = await open(); next.status === 200; next = await open()) streams.push(next);
    expect(streams.length).toBeLessThanOrEqual(STREAMS_MAX);
    for (const stream of streams) stream.leave();
    const { found } = await eventually<Awaited<ReturnType<typeof open>>>(PATIENCE_MS, async () => {
      await track(platform, [view({ session: "busy" })]);
      const next = await open();
      return next.status === 200 ? { found: next } : { seen: next.status };
    });
    found.leave();
  });

  it("that is not read holds up no event", async () => {
    const idle = await open();
    const startedAt = performance.now();
    for (let request = 0; request < 20; request++)
      await track(
        platform,
        Array.from({ length: 50 }, () => view({ session: "busy" })),
      );
    expect(performance.now() - startedAt).toBeLessThan(PATIENCE_MS);
    idle.leave();
  });
});
