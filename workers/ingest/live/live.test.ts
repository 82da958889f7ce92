import { createExecutionContext, runDurableObjectAlarm, waitOnExecutionContext } from "cloudflare:test";
import { beforeAll, describe, expect, it } from "vitest";
import type { createLiveEvents } from "../../../adapters/live-events/object-live-events.ts";
import { authorize, TEST_PUBLISHABLE_KEY, testEnv } from "../../../test/workerd/tokens.ts";
import { createIngestApp } from "../app.ts";
import type { IngestEnv } from "../env.ts";
import { lakeOf } from "../lake.ts";
import { consoleDuring, fresh, ingestEnv, post, recordingQueue, viewed } from "../test-client.ts";

const app = createIngestApp();
let reader: { authorization: string };
beforeAll(async () => {
  reader = await authorize("analyst");
});

/** Asks as an analyst. `body` is left to the caller where it is a stream. */
async function ask(path: string, headers: Readonly<Record<string, string>> = reader, env: Partial<IngestEnv> = {}) {
  const context = createExecutionContext();
  const response = await app.request(path, { headers }, { ...ingestEnv, ...env }, context);
  await waitOnExecutionContext(context);
  return response;
}
interface Counted {
  readonly outcome: string;
  readonly count: number;
  readonly type?: string;
  readonly source?: string;
  readonly key?: string;
  readonly code?: string;
}
async function counts(query: string): Promise<readonly Counted[]> {
  const response = await ask(`/v1/events/counts?${query}`);
  expect(response.status).toBe(200);
  return ((await response.json()) as { counts: readonly Counted[] }).counts;
}
const only = { queue: recordingQueue() };
const quiet: Partial<IngestEnv> = { EVENTS_QUEUE: only.queue.queue };
const asBot = { "user-agent": "Googlebot/2.1 (+http://www.google.com/bot.html)" };

describe("GET /v1/events/counts", () => {
  it("counts what answers said, and the sum is what was sent", async () => {
    const type = "promotion_viewed";
    const seen = viewed({ type, data: { promotion_id: "P" } });
    const no = { analytics: false, personalization: false };
    await post([seen, viewed({ type, data: {} }), viewed({ type, data: { promotion_id: "P" }, consent: no })], {
      env: quiet,
    });
    await post([seen], { env: quiet });
    await post([viewed({ type, data: { promotion_id: "P" } })], { env: quiet, headers: asBot });
    await post([viewed({ type, data: { promotion_id: 7 } })], { env: quiet });
    const rows = await counts(`type=${type}&by=type,source,key,outcome,code`);
    const of = (outcome: string) =>
      rows.filter((row) => row.outcome === outcome).map(({ count, code }) => [count, code]);
    expect(rows.reduce((sum, { count }) => sum + count, 0)).toBe(6);
    expect([of("duplicate"), of("withheld"), of("bot")]).toEqual([[[1, ""]], [[1, ""]], [[1, ""]]]);
    expect(of("accepted").length + of("rejected").length).toBeGreaterThan(1);
    expect(rows.find(({ outcome }) => outcome === "withheld")).toMatchObject({ source: "", key: "" });
    expect(rows.find(({ outcome }) => outcome === "bot")).toMatchObject({ source: "native" });
    // The key's id, never the key.
    expect(JSON.stringify(rows)).not.toContain(TEST_PUBLISHABLE_KEY);
  });

  it("counts an event of an unknown type as that, whatever its sender calls it", async () => {
    await post([viewed({ type: "jane_doe_was_here" })], { env: quiet });
    const rows = await counts("type=unknown&by=type,code&outcome=rejected");
    expect(rows).toMatchObject([{ type: "unknown", code: "unknown_type" }]);
  });

  it("counts what the lake has stored once, however often it is delivered", async () => {
    const at = Date.parse("2031-05-05T10:00:00Z");
    const events = Array.from({ length: 40 }, (_, index) => ({
      ...{ id: fresh("stored"), type: "search_result_clicked", source: "native", time: at, received: Date.now() },
      ...{ session: "p", subject: null, channel: null, purposes: ["analytics" as const], data: { query: "q" } },
      ...(index < 5 ? { bot: ["webdriver" as const] } : {}),
    }));
    const lake = lakeOf(ingestEnv);
    for (const delivery of [events.slice(0, 30), events.slice(10), events, events.slice(0, 7)])
      await lake.write(delivery);
    const partition = ingestEnv.LAKE_PARTITION.get(ingestEnv.LAKE_PARTITION.idFromName("2031-05-05"));
    await runDurableObjectAlarm(partition);
    await expect
      .poll(async () => (await counts("outcome=stored&type=search_result_clicked&by=outcome,code")).length)
      .toBe(2);
    expect(await counts("outcome=stored&type=search_result_clicked&by=outcome,code")).toMatchObject([
      { outcome: "stored", code: "", count: 35 },
      { outcome: "stored", code: "bot", count: 5 },
    ]);
    expect(await partition.counts()).toMatchObject({ events: 40 });
  });

  it.each([
    ["step=day", "minute or hour"],
    ["by=session", "type, source, key, outcome, code"],
    ["from=2020-01-01", "step=hour"],
    ["step=hour&from=2020-01-01", "30 days"],
  ])("says what to ask instead of %s", async (query, words) => {
    const response = await ask(`/v1/events/counts?${query}`);
    const problem = (await response.json()) as { code: string; detail: string };
    expect([response.status, problem.code]).toEqual([400, "malformed_request"]);
    expect(problem.detail).toContain(words);
  });
});

/** Reads a stream's text until it holds `count` events. */
async function eventsOf(response: Response, count: number) {
  const body = response.body?.getReader();
  if (body === undefined) throw new Error("no stream");
  const decoder = new TextDecoder();
  let text = "";
  const events = () =>
    [...text.matchAll(/^data: (\{"at".*)$/gm)].map(([, data = ""]) => JSON.parse(data) as Record<string, unknown>);
  while (events().length < count) {
    const { done, value } = await body.read();
    if (done) break;
    text += decoder.decode(value, { stream: true });
  }
  await body.cancel();
  return { text, events: events() };
}

describe("GET /v1/events/stream", () => {
  it("shows accepted, refused and marked events as they arrive, and nothing personal of them", async () => {
    const response = await ask("/v1/events/stream?type=signed_in,product_viewed");
    expect(response.headers.get("content-type")).toContain("text/event-stream");
    const session = fresh("session");
    const user = "jane@example.com";
    const data = { method: "password", email: user, username: "jane" };
    await post([viewed({ session, user }), viewed({ type: "signed_in", session, user, data })], { env: quiet });
    await post([viewed({ session, data: { product_id: "B-2", jane: "x" } })], { env: quiet });
    await post([viewed({ session, consent: { analytics: false } })], { env: quiet });
    await post([viewed({ session })], { env: quiet, headers: asBot });
    const { text, events } = await eventsOf(response, 4);
    expect(events.map(({ type, outcome }) => `${type} ${outcome}`).sort()).toEqual([
      "product_viewed accepted",
      "product_viewed bot",
      "product_viewed rejected",
      "signed_in accepted",
    ]);
    expect(events.find(({ outcome }) => outcome === "rejected")).toMatchObject({
      code: "unknown_field",
      path: "data.*",
    });
    expect(events.find(({ type }) => type === "signed_in")?.data).toEqual({ method: "password" });
    expect(text).not.toMatch(new RegExp(`jane|${session}|event-\\d`));
  });

  it.each([
    ["sample=7", "sample"],
    ["outcome=withheld", "outcome"],
    ["filter=x", "query"],
  ])("refuses %s, naming what is wrong", async (query, field) => {
    const response = await ask(`/v1/events/stream?${query}`);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: "malformed_request", errors: [{ field }] });
  });

  it("says when all streams are taken, and lets in the next when one is closed", async () => {
    const open: Response[] = [];
    let refused: Response | null = null;
    while (refused === null && open.length < 50) {
      const response = await ask("/v1/events/stream");
      if (response.status === 200) open.push(response);
      else refused = response;
    }
    expect([refused?.status, refused?.headers.get("retry-after")]).toEqual([429, "30"]);
    expect(await refused?.json()).toMatchObject({ code: "rate_limited" });
    await Promise.all(open.map((response) => response.body?.cancel()));
    await expect
      .poll(async () => {
        const again = await ask("/v1/events/stream");
        await again.body?.cancel();
        return again.status;
      })
      .toBe(200);
  });
});

describe("the live view", () => {
  it.each(["/v1/events/stream", "/v1/events/counts"])("%s is for those who may read events", async (path) => {
    expect((await ask(path, {})).status).toBe(401);
    expect((await ask(path, { authorization: `Bearer ${TEST_PUBLISHABLE_KEY}` })).status).toBe(403);
    expect((await ask(path, await authorize("merchandiser"))).status).toBe(403);
  });

  const failing = {
    idFromName: () => ({}),
    get: () => ({
      record: () => Promise.reject(new Error("overloaded")),
      counts: () => Promise.reject(new Error("Durable Object overloaded")),
      fetch: () => Promise.reject(new Error("overloaded")),
    }),
  } as unknown as IngestEnv["LIVE_EVENTS"];
  const throwing = {
    idFromName: () => {
      throw new Error("no such namespace");
    },
  } as unknown as IngestEnv["LIVE_EVENTS"];

  it.each([
    ["fails", failing],
    ["is not there", throwing],
  ])("costs nothing but itself when it %s", async (_, LIVE_EVENTS) => {
    const queue = recordingQueue();
    const env = { EVENTS_QUEUE: queue.queue, LIVE_EVENTS };
    const written = await consoleDuring(async () => {
      for (let request = 0; request < 3; request++) {
        const { status, body } = await post([viewed(), viewed({ data: {} })], { env });
        expect([status, body.accepted, body.rejected?.length]).toEqual([202, 1, 1]);
      }
      const stream = await ask("/v1/events/stream", reader, env);
      expect([stream.status, stream.headers.get("retry-after")]).toEqual([503, "2"]);
    });
    expect(queue.events()).toHaveLength(3);
    expect(written).not.toContain("overloaded");
  });

  it("is not waited for when it hangs", async () => {
    const hanging = {
      idFromName: () => ({}),
      get: () => ({ record: () => new Promise(() => undefined) }),
    } as unknown as IngestEnv["LIVE_EVENTS"];
    const context = createExecutionContext();
    const startedAt = Date.now();
    const response = await app.request(
      "/v1/events",
      {
        method: "POST",
        headers: { authorization: `Bearer ${TEST_PUBLISHABLE_KEY}` },
        body: JSON.stringify([viewed()]),
      },
      { ...testEnv, ...quiet, LIVE_EVENTS: hanging },
      context,
    );
    expect(response.status).toBe(202);
    expect(Date.now() - startedAt).toBeLessThan(2_000);
    await waitOnExecutionContext(context);
  }, 20_000);

  it("holds a batch's counts until it can be reached again", async () => {
    const real = ingestEnv.LIVE_EVENTS;
    let down = true;
    const flaky = {
      idFromName: (name: string) => real.idFromName(name),
      get: (id: DurableObjectId) => ({
        record: (...args: Parameters<ReturnType<typeof createLiveEvents>["record"]>) =>
          down ? Promise.reject(new Error("overloaded")) : real.get(id).record(...args),
      }),
    } as unknown as IngestEnv["LIVE_EVENTS"];
    const type = "coupon_entered";
    const send = () => post([viewed({ type, data: { coupon_id: "C" } })], { env: { ...quiet, LIVE_EVENTS: flaky } });
    await send();
    await send();
    expect(await counts(`type=${type}`)).toEqual([]);
    down = false;
    await send();
    expect((await counts(`type=${type}`)).reduce((sum, { count }) => sum + count, 0)).toBe(3);
  });
});
