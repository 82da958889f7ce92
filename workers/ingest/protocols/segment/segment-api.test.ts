import { describe, expect, it } from "vitest";
import rudder from "../../../../test/fixtures/captures/rudder200.jsonl?raw";
import segment from "../../../../test/fixtures/captures/seg200.jsonl?raw";
import browser from "../../../../test/fixtures/captures/segb200.jsonl?raw";
import browserBatches from "../../../../test/fixtures/captures/segbb200.jsonl?raw";
import { TEST_PUBLISHABLE_KEY, TEST_SOURCE_KEY } from "../../../../test/workerd/tokens.ts";
import { consoleDuring, fresh, itemsOf, recordingQueue, storedTrail } from "../../test-client.ts";
import { ask, basic, failingQueue, gzip } from "../test-request.ts";

interface Capture {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}
const read = (lines: string): Capture[] =>
  lines
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Capture);
/** Captured requests carry the key `wk_test`. */
const withKey = (text: string) => text.replaceAll("wk_test", TEST_PUBLISHABLE_KEY);
const messageIds = (text: string) => [...text.matchAll(/"messageId":"([^"]+)"/g)].map(([, id]) => id ?? "");

const SUCCESS = '{"success":true}';
const track = (change: object = {}) => ({
  type: "track",
  event: "Product Viewed",
  messageId: fresh("message"),
  anonymousId: fresh("visitor"),
  properties: { product_id: "B-1" },
  ...change,
});

describe("requests of real clients", () => {
  it.each([
    ["Segment's server client", segment],
    ["Segment's browser library, single", browser],
    ["Segment's browser library, in batches", browserBatches],
  ])("%s: every call is taken in once, but what its consent refuses", async (_, lines) => {
    for (const { url, headers, body } of read(lines)) {
      const { queue, events } = recordingQueue();
      const answer = await ask(url, {
        headers: { "content-type": headers["content-type"] ?? "", ...basic() },
        body: withKey(body),
        env: { EVENTS_QUEUE: queue },
      });
      expect([answer.status, answer.text]).toEqual([200, SUCCESS]);
      const sent = messageIds(body);
      // The server client's first call, `identify`, says `Analytics: false`.
      const refused = body.includes('"Analytics":false') ? sent.slice(0, 1) : [];
      expect(
        events()
          .map(({ id }) => id)
          .sort(),
      ).toEqual(sent.filter((id) => !refused.includes(id)).sort());
      for (const { source } of events()) expect(source).toBe("segment");
    }
  });

  it("RudderStack's server client: gzip labelled as a form; a bad event costs no other", async () => {
    for (const { url, headers, body } of read(rudder)) {
      const { queue, events } = recordingQueue();
      const { "content-type": type = "", "content-encoding": coding = "" } = headers;
      const answer = await ask(url, {
        headers: { "content-type": type, "content-encoding": coding, ...basic() },
        body: await gzip(body),
        env: { EVENTS_QUEUE: queue },
      });
      expect([answer.status, answer.text]).toEqual([200, SUCCESS]);
      // `Order Completed` without an order id breaks its contract.
      const sent = messageIds(body);
      const taken = body.includes("Order Completed") ? sent.slice(1) : sent;
      expect(
        events()
          .map(({ id }) => id)
          .sort(),
      ).toEqual(taken.sort());
    }
  });
});

describe("the Segment API", () => {
  it("takes good events beside bad ones, once, and leaves their trail", async () => {
    const { queue, events } = recordingQueue();
    const anonymousId = fresh("visitor");
    const good = track({ anonymousId });
    const batch = [null, { type: "nonsense" }, good, track({ event: "" }), good];
    const answer = await ask("/v1/batch", { headers: basic(), body: { batch }, env: { EVENTS_QUEUE: queue } });
    expect(answer.text).toBe(SUCCESS);
    expect(new Set(events().map(({ id }) => id))).toEqual(new Set([good.messageId]));
    expect(itemsOf(await storedTrail(anonymousId))).toEqual(["B-1"]);
  });

  it("is sent no raw id, address or trait", async () => {
    const { queue, bodies } = recordingQueue();
    const who = { anonymousId: "jane@example.com", userId: "jane@example.com", context: { ip: "203.0.113.77" } };
    const written = await consoleDuring(async () => {
      const batch = [
        track(who),
        { type: "identify", messageId: fresh(), traits: { email: "jane@example.com" }, ...who },
      ];
      expect((await ask("/v1/batch", { headers: basic(), body: { batch }, env: { EVENTS_QUEUE: queue } })).text).toBe(
        SUCCESS,
      );
    });
    expect(bodies.length).toBeGreaterThan(0);
    expect(`${bodies.join()}${written}`).not.toMatch(/jane|203\.0\.113/);
  });

  it.each([
    ["Basic user", { headers: basic() }, "", {}],
    ["Bearer", { headers: { authorization: `Bearer ${TEST_SOURCE_KEY}` } }, "", {}],
    ["x-write-key", { headers: { "x-write-key": TEST_PUBLISHABLE_KEY } }, "", {}],
    ["query", {}, `?writeKey=${TEST_PUBLISHABLE_KEY}`, {}],
    ["?key=", {}, `?key=${TEST_PUBLISHABLE_KEY}`, {}],
    [
      "body, as a beacon sends it",
      { headers: { "content-type": "text/plain" } },
      "",
      { writeKey: TEST_PUBLISHABLE_KEY },
    ],
  ])("finds the write key: %s", async (_, asked, query, body) => {
    const { queue } = recordingQueue();
    const env = { EVENTS_QUEUE: queue };
    expect((await ask(`/v1/t${query}`, { ...asked, env, body: { ...track(), ...body } })).status).toBe(200);
    expect((await ask(`/v1/batch${query}`, { ...asked, env, body: { batch: [track()], ...body } })).status).toBe(200);
  });

  it.each([
    ["none", {}, "", {}],
    ["an unknown one", { headers: basic("pk_UnknownUnknownUnknownUnknownUnkn") }, "", {}],
    ["a malformed one", { headers: { authorization: "Basic %%%" } }, "", {}],
    ["a secret one in the address", {}, `?writeKey=${TEST_SOURCE_KEY}`, {}],
    ["a malformed one in the body", {}, "", { writeKey: { a: 1 } }],
  ])("answers 401 in Segment's form where the key is %s", async (_, asked, query, body) => {
    const answer = await ask(`/v1/track${query}`, { ...asked, body: { ...track(), ...body } });
    expect(answer.status).toBe(401);
    expect(JSON.parse(answer.text)).toMatchObject({ success: false, message: expect.any(String) });
  });

  it("refuses an origin that the key does not list", async () => {
    const answer = await ask("/v1/t", { headers: { ...basic(), origin: "https://elsewhere.example" }, body: track() });
    expect(answer.status).toBe(403);
  });

  it("answers a preflight for every header that the browser library sends", async () => {
    for (const path of ["/v1/t", "/v1/b", "/v1/projects/any/settings"]) {
      const answer = await ask(path, {
        method: "OPTIONS",
        headers: { origin: "https://shop.example", "access-control-request-headers": "authorization,x-retry-count" },
      });
      expect([answer.status, answer.headers.get("access-control-allow-origin")]).toEqual([204, "https://shop.example"]);
      expect(answer.headers.get("access-control-allow-headers")).toMatch(/authorization.*x-retry-count/);
    }
  });

  it("answers Segment's limits as Segment does", async () => {
    const { queue, events } = recordingQueue();
    const env = { EVENTS_QUEUE: queue };
    const large = track({ properties: { product_id: "B-1", name: "x".repeat(33_000) } });
    const good = track();
    expect((await ask("/v1/track", { headers: basic(), body: large, env })).status).toBe(400);
    expect((await ask("/v1/batch", { headers: basic(), body: { batch: [large, good] }, env })).text).toBe(SUCCESS);
    expect(events().map(({ id }) => id)).toEqual([good.messageId]);
    const many = { batch: Array(2_501).fill({}) };
    expect((await ask("/v1/batch", { headers: basic(), body: many, env })).status).toBe(400);
    const wide = { batch: [track({ properties: { x: "x".repeat(520_000) } })] };
    expect((await ask("/v1/batch", { headers: basic(), body: wide, env })).status).toBe(400);
    const bomb = await gzip(`{"batch":["${"0".repeat(5_000_000)}"]}`);
    expect((await ask("/v1/batch", { headers: basic(), body: bomb, env })).status).toBe(400);
  });

  it("takes a batch of as many events as Segment allows", async () => {
    const { queue, events } = recordingQueue();
    const anonymousId = fresh("visitor");
    const batch = Array.from({ length: 2_500 }, () => track({ anonymousId }));
    const answer = await ask("/v1/batch", {
      headers: basic(),
      body: await gzip(JSON.stringify({ batch })),
      env: { EVENTS_QUEUE: queue },
    });
    expect(answer.text).toBe(SUCCESS);
    expect(new Set(events().map(({ id }) => id)).size).toBe(2_500);
  });

  it.each([
    [503, new Error("the queue is gone")],
    [429, new Error("Queue sendBatch failed: Too Many Requests")],
    [429, Object.assign(new Error("Durable Object"), { overloaded: true })],
  ])(
    "answers %i with Retry-After while a store cannot take events, and takes the same batch later",
    async (status, error) => {
      const body = { batch: [track()] };
      const refused = await ask("/v1/batch", { headers: basic(), body, env: { EVENTS_QUEUE: failingQueue(error) } });
      expect([refused.status, Number(refused.headers.get("retry-after")) > 0]).toEqual([status, true]);
      const { queue, events } = recordingQueue();
      expect((await ask("/v1/batch", { headers: basic(), body, env: { EVENTS_QUEUE: queue } })).text).toBe(SUCCESS);
      expect(events()).toHaveLength(1);
    },
  );

  it.each(["", "null", "[]", "7", "{", '{"batch":7}', '{"batch":{}}', "\u0000", '"batch"', "[".repeat(50)])(
    "answers the body %j with 4xx in Segment's form",
    async (body) => {
      const answer = await ask("/v1/batch", { headers: basic(), body });
      expect(answer.status).toBe(400);
      expect(JSON.parse(answer.text)).toMatchObject({ success: false });
    },
  );

  it("takes nothing from an empty batch, and says so by success", async () => {
    expect((await ask("/v1/batch", { headers: basic(), body: { batch: [] } })).text).toBe(SUCCESS);
  });

  it.each(["track", "page", "screen", "identify", "group", "alias"])(
    "%s is served under its name and its letter",
    async (kind) => {
      const { queue } = recordingQueue();
      for (const path of [`/v1/${kind}`, `/v1/${kind[0]}`]) {
        const body = { anonymousId: fresh("visitor"), event: "Product Viewed", properties: { product_id: "1" } };
        expect((await ask(path, { headers: basic(), body, env: { EVENTS_QUEUE: queue } })).text).toBe(SUCCESS);
      }
    },
  );
});

describe("the settings of Segment's browser library", () => {
  it("name this platform as the only place that events go to, under the shop's own path too", async () => {
    const path = `/v1/projects/${TEST_PUBLISHABLE_KEY}/settings`;
    const plain = JSON.parse((await ask(`http://shop.example${path}`, { method: "GET" })).text);
    expect(plain).toMatchObject({
      integrations: { "Segment.io": { apiKey: TEST_PUBLISHABLE_KEY, apiHost: "shop.example/v1", protocol: "http" } },
      metrics: { sampleRate: 0 },
    });
    expect(Object.keys(plain.integrations)).toEqual(["Segment.io"]);
    const own = await ask(`https://shop.example/metrics${path}`, {
      method: "GET",
      env: { COLLECTOR_PATHS: "/metrics" },
    });
    expect(JSON.parse(own.text).integrations["Segment.io"]).toMatchObject({
      apiHost: "shop.example/metrics/v1",
      protocol: "https",
    });
  });

  it.each(["wk_test", TEST_SOURCE_KEY, "pk_UnknownUnknownUnknownUnknownUnkn"])(
    "are not told for the key %s",
    async (key) => {
      expect((await ask(`/v1/projects/${key}/settings`, { method: "GET" })).status).toBe(401);
    },
  );
});

describe("a shop's own paths", () => {
  it("serve the whole collector under names of its choosing", async () => {
    const { queue, events } = recordingQueue();
    const env = { COLLECTOR_PATHS: "/metrics,/m=/v1/t", EVENTS_QUEUE: queue };
    for (const path of ["/metrics/v1/track", "/metrics/v1/t", "/m"])
      expect((await ask(path, { headers: basic(), body: track(), env })).status).toBe(200);
    expect(events()).toHaveLength(3);
    expect((await ask("/m", { headers: basic(), body: track() })).status).toBe(404);
  });
});
