import { describe, expect, it } from "vitest";
import browser from "../../../../test/fixtures/captures/snowb200.jsonl?raw";
import got from "../../../../test/fixtures/captures/snowget.jsonl?raw";
import posted from "../../../../test/fixtures/captures/snowpost.jsonl?raw";
import { TEST_PUBLISHABLE_KEY } from "../../../../test/workerd/tokens.ts";
import { consoleDuring, fresh, recordingQueue } from "../../test-client.ts";
import { ask, failingQueue } from "../test-request.ts";

interface Capture {
  readonly method: string;
  readonly url: string;
  readonly body: string;
}
const TP2 = "/com.snowplowanalytics.snowplow/tp2";
const view = (change: object = {}) => ({
  e: "pv",
  eid: fresh("event"),
  sid: fresh("session"),
  url: "https://shop.example/p/1",
  aid: "shop",
  ...change,
});
const payload = (...data: unknown[]) => ({
  schema: "iglu:com.snowplowanalytics.snowplow/payload_data/jsonschema/1-0-4",
  data,
});

describe("the Snowplow collector", () => {
  it.each([
    ["the server tracker by POST", posted],
    ["the server tracker by GET", got],
    ["the browser tracker", browser],
  ])("takes the requests of %s", async (_, lines) => {
    for (const line of lines.split("\n").filter((text) => text !== "")) {
      const { method, url, body } = JSON.parse(line) as Capture;
      const { queue, events } = recordingQueue();
      const answer = await ask(url, { method, env: { EVENTS_QUEUE: queue }, ...(method === "GET" ? {} : { body }) });
      expect(answer.status).toBe(200);
      expect(answer.headers.get("content-type")).toMatch(method === "GET" ? /^image\/gif/ : /^text\/plain/);
      const sent = [...`${url}${body}`.matchAll(/"?\beid"?[=:]"?([0-9a-f-]{36})/g)].map(([, id]) => id);
      expect(sent.length).toBeGreaterThan(0);
      expect(
        events()
          .map(({ id }) => id)
          .sort(),
      ).toEqual(sent.sort());
      for (const event of events()) {
        expect(event).toMatchObject({ source: "snowplow", channel: "shop" });
      }
    }
  });

  it.each(["", "not json", "null", "7", "{}", '{"data":7}', '{"data":[null,7,{}]}', "[".repeat(99), "\u0000"])(
    "answers the bad body %j as the collector does",
    async (body) => {
      const { queue } = recordingQueue();
      expect((await ask(TP2, { body, env: { EVENTS_QUEUE: queue } })).status).toBe(200);
    },
  );

  it("takes good events beside bad ones", async () => {
    const { queue, events } = recordingQueue();
    const good = view();
    const answer = await ask(TP2, { body: payload({ e: "zz" }, good, null), env: { EVENTS_QUEUE: queue } });
    expect([answer.status, answer.text]).toEqual([200, "ok"]);
    expect(events().map(({ id }) => id)).toEqual([good.eid]);
  });

  it.each(["/i", "/ice.png", "/com.snowplowanalytics.snowplow/tp1", TP2])(
    "answers GET %s with a pixel",
    async (path) => {
      const { queue, events } = recordingQueue();
      const query = new URLSearchParams(view() as unknown as Record<string, string>);
      const answer = await ask(`${path}?${query}`, { method: "GET", env: { EVENTS_QUEUE: queue } });
      expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "image/gif"]);
      expect(answer.text.startsWith("GIF89a")).toBe(true);
      expect(events()).toHaveLength(1);
    },
  );

  it("takes a GET as long as Cloudflare takes an address: a tracker would repeat a refused one for ever", async () => {
    const { queue, events } = recordingQueue();
    const query = new URLSearchParams({ ...(view() as Record<string, string>), cx: "A".repeat(14_000) });
    expect((await ask(`/i?${query}`, { method: "GET", env: { EVENTS_QUEUE: queue } })).status).toBe(200);
    expect(events()).toHaveLength(1);
  });

  it("is open by application id: a deployment's list, none unless it has one", async () => {
    const { queue, events } = recordingQueue();
    const env = { EVENTS_QUEUE: queue, ENVIRONMENT: "production" } as const;
    const good = view({ aid: "app" });
    await ask(TP2, { body: payload(good), env });
    expect(events()).toEqual([]);
    expect(
      (await ask(TP2, { body: payload(good, view({ aid: "other" })), env: { ...env, SNOWPLOW_APP_IDS: "app" } }))
        .status,
    ).toBe(200);
    expect(events().map(({ id }) => id)).toEqual([good.eid]);
  });

  it("takes a publishable key in the place of an application id, and refuses one that is not valid", async () => {
    const { queue, events } = recordingQueue();
    const env = { EVENTS_QUEUE: queue, SNOWPLOW_APP_IDS: "" };
    expect((await ask(TP2, { body: payload(view({ aid: TEST_PUBLISHABLE_KEY })), env })).status).toBe(200);
    expect(events()).toHaveLength(1);
    const unknown = "pk_UnknownUnknownUnknownUnknownUnkn";
    expect((await ask(TP2, { body: payload(view({ aid: unknown })), env })).status).toBe(401);
    expect((await ask(TP2, { body: payload(view()), env, headers: { "x-write-key": unknown } })).status).toBe(401);
  });

  it("answers a preflight of a tracker that sends with credentials", async () => {
    const answer = await ask(TP2, { method: "OPTIONS", headers: { origin: "https://shop.example" } });
    expect(answer.headers.get("access-control-allow-credentials")).toBe("true");
    expect(answer.headers.get("access-control-allow-origin")).toBe("https://shop.example");
    expect(answer.headers.get("access-control-allow-headers")).toMatch(/content-type.*sp-anonymous/);
  });

  it("sets no cookie and writes no raw id to queue or log", async () => {
    const { queue, bodies } = recordingQueue();
    const written = await consoleDuring(async () => {
      const event = view({ uid: "jane@example.com", sid: "jane@example.com", ip: "203.0.113.9", ua: "Agent" });
      const answer = await ask(TP2, {
        body: payload(event, { e: "zz", uid: "jane@example.com" }),
        env: { EVENTS_QUEUE: queue },
      });
      expect(answer.headers.get("set-cookie")).toBeNull();
    });
    expect(`${bodies.join()}${written}`).not.toMatch(/jane|203\.0\.113/);
  });

  it("answers 503 while a store is down and 413 to a body that is too large", async () => {
    const refused = await ask(TP2, { body: payload(view()), env: { EVENTS_QUEUE: failingQueue(new Error("gone")) } });
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([503, "2"]);
    expect((await ask(TP2, { body: "x".repeat(1_100_000) })).status).toBe(413);
  });
});
