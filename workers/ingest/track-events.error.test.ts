import { describe, expect, it } from "vitest";
import { unknownKey } from "../../http/auth/test-keys.ts";
import { EVENTS_BODY_MAX_BYTES } from "../../http/limits.ts";
import { TEST_PUBLISHABLE_KEY } from "../../test/workerd/tokens.ts";
import { type Answer, post, recordingQueue, type Sending, storedTrail, viewed } from "./test-client.ts";

const FUTURE_MS = 3_600_000;
const TEN_MB = 10_000_000;
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const deep = (depth: number): string => "[".repeat(depth) + "]".repeat(depth);
const withData = (data: string): string => `{"id":"e","type":"product_viewed","session":"s","data":${data}}`;

function expectProblem({ status, headers, body }: Answer, expected: number, code: string): void {
  expect([status, body.code]).toEqual([expected, code]);
  expect(headers.get("content-type")).toBe("application/problem+json");
  expect(body.requestId).toBe(headers.get("x-request-id"));
}

/** A body of `size` bytes that says nothing of its length. */
function stream(size: number): ReadableStream<Uint8Array> {
  const piece = new Uint8Array(65_536).fill(0x20);
  let sent = 0;
  return new ReadableStream({
    pull(controller) {
      if (sent >= size) controller.close();
      else controller.enqueue(piece);
      sent += piece.length;
    },
  });
}

describe("a body is refused as a whole", () => {
  it.each<[string, string | Uint8Array, number, string]>([
    ["that is empty", "", 400, "malformed_json"],
    ["that is no JSON", "{events:[", 400, "malformed_json"],
    ["that ends early", '{"events":[{"id":"e"', 400, "malformed_json"],
    ["that goes on after the end", '{"events":[]} {}', 400, "malformed_json"],
    ["of several lines of JSON", `${JSON.stringify(viewed())}\n${JSON.stringify(viewed())}`, 400, "malformed_json"],
    ["that is a form", "events=1&type=2", 400, "malformed_json"],
    ["that is null", "null", 400, "malformed_request"],
    ["that is a number", "7", 400, "malformed_request"],
    ["that is 1e400", "1e400", 400, "malformed_request"],
    ["that is text", '"events"', 400, "malformed_request"],
    ["that is true", "true", 400, "malformed_request"],
    ["that is an empty array", "[]", 400, "malformed_request"],
    ["that is an empty object", "{}", 400, "malformed_request"],
    ["without events in it", '{"events":[]}', 400, "malformed_request"],
    ["whose events are an object", '{"events":{"0":{}}}', 400, "malformed_request"],
    ["whose events hide in the prototype", '{"__proto__":{"events":[{}]}}', 400, "malformed_request"],
    ["that is an array as a prototype", '{"__proto__":[{"type":"product_viewed"}]}', 400, "malformed_request"],
    ["that nests 10,000 arrays deep", deep(10_000), 400, "json_too_deep"],
    ["that nests 10,000 objects deep", `${'{"a":'.repeat(10_000)}1${"}".repeat(10_000)}`, 400, "json_too_deep"],
    ["that opens 10,000 and closes none", "[".repeat(10_000), 400, "json_too_deep"],
    ["that is a payload nested 13 deep", withData(`{"product_id":${deep(13)}}`), 400, "json_too_deep"],
    ["that is not UTF-8", Uint8Array.of(0x5b, 0xff, 0xfe, 0x5d), 400, "malformed_json"],
    ["with an overlong character", Uint8Array.of(0x22, 0xc0, 0xaf, 0x22), 400, "malformed_json"],
    ["that ends inside a character", Uint8Array.of(0x22, 0xe2, 0x82), 400, "malformed_json"],
    ["that is UTF-16", Uint8Array.of(0xff, 0xfe, 0x5b, 0x00, 0x5d, 0x00), 400, "malformed_json"],
    ["of null bytes", new Uint8Array(1_000), 400, "malformed_json"],
    ["of 501 events", JSON.stringify(Array.from({ length: 501 }, () => viewed())), 413, "body_too_large"],
    ["of 100,000 nothings", JSON.stringify(new Array(100_000).fill(0)), 413, "body_too_large"],
    ["one byte too large", " ".repeat(EVENTS_BODY_MAX_BYTES + 1), 413, "body_too_large"],
    ["of 10 MB", "x".repeat(TEN_MB), 413, "body_too_large"],
  ])("%s", async (_, body, status, code) => {
    expectProblem(await post(body), status, code);
  });

  it("of 10 MB that says nothing of its length, or lies about it", async () => {
    expectProblem(await post(stream(TEN_MB)), 413, "body_too_large");
    expectProblem(await post(stream(TEN_MB), { headers: { "content-length": "10" } }), 413, "body_too_large");
    expectProblem(await post("[]", { headers: { "content-length": String(TEN_MB) } }), 413, "body_too_large");
  });

  it.each(["-1", "NaN", "1e9", "ten", "0x10", ""])(
    "with the odd Content-Length %j, never with an error",
    async (length) => {
      const { status } = await post(viewed(), { headers: { "content-length": length } });
      expect([202, 413]).toContain(status);
    },
  );

  it("whose stream breaks", async () => {
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        controller.enqueue(bytesOf('{"events":['));
        controller.error(new Error("gone"));
      },
    });
    expectProblem(await post(body), 400, "malformed_json");
  });

  it.each(["gzip", "br", "deflate", "GZIP", "gzip, gzip", "x"])("labelled %s", async (coding) => {
    const headers = { "content-encoding": coding };
    for (const body of [Uint8Array.of(0x1f, 0x8b, 8, 0, 1, 2, 3), "garbage", JSON.stringify(viewed())])
      expectProblem(await post(body, { headers }), 415, "unsupported_media_type");
  });

  it("is taken up to the last byte of the limit", async () => {
    const event = JSON.stringify(viewed());
    expect((await post(event + " ".repeat(EVENTS_BODY_MAX_BYTES - event.length))).status).toBe(202);
  });
});

describe("a caller is refused", () => {
  it.each<[string, Sending, number, string]>([
    ["without a key", { path: "/v1/events?key=" }, 401, "invalid_key"],
    ["with an unknown key", { headers: { authorization: `Bearer ${unknownKey("source")}` } }, 401, "invalid_key"],
    ["with an empty header", { headers: { authorization: "" } }, 401, "invalid_key"],
    [
      "from an origin that is not the key's",
      { headers: { origin: "https://attacker.example" } },
      403,
      "origin_not_allowed",
    ],
    ["who imports with a publishable key", { path: "/v1/events/import" }, 403, "insufficient_scope"],
    [
      "with a query that is too long",
      { path: `/v1/events?key=${TEST_PUBLISHABLE_KEY}&x=${"x".repeat(9_000)}` },
      414,
      "query_too_long",
    ],
  ])("%s", async (_, sending, status, code) => {
    expectProblem(await post(viewed(), sending), status, code);
  });

  it("before the body is read", async () => {
    expectProblem(await post(stream(TEN_MB), { path: "/v1/events?key=nonsense" }), 401, "invalid_key");
  });
});

describe("an event is refused, and the one beside it taken", () => {
  const bad: readonly (readonly [string, unknown, string])[] = [
    ["null", null, "malformed_event"],
    ["a number", 7, "malformed_event"],
    ["a list", [viewed()], "malformed_event"],
    ["an empty object", {}, "malformed_event"],
    ["without id", viewed({ id: undefined }), "malformed_event"],
    ["with a number as id", viewed({ id: 7 }), "malformed_event"],
    ["with an empty id", viewed({ id: "" }), "malformed_event"],
    ["with an id of 65 characters", viewed({ id: "x".repeat(65) }), "malformed_event"],
    ["with an id of 64 kB", viewed({ id: "x".repeat(65_536) }), "malformed_event"],
    ["with a session of 64 kB", viewed({ session: "x".repeat(65_536) }), "malformed_event"],
    ["with a type of 64 kB", viewed({ type: "x".repeat(65_536) }), "malformed_event"],
    ["with an e-mail address as id", viewed({ id: "jane@example.com" }), "malformed_event"],
    ["with a line end in its id", viewed({ id: "a\nb" }), "malformed_event"],
    ["with a null byte in its session", viewed({ session: "a\0" }), "malformed_event"],
    ["with a user of 300 characters", viewed({ user: "u".repeat(300) }), "malformed_event"],
    ["with an unknown attribute", viewed({ colour: "red" }), "malformed_event"],
    ["with text as consent", viewed({ consent: "yes" }), "malformed_event"],
    ["with an unknown purpose", viewed({ consent: { everything: true } }), "malformed_event"],
    ["with 1 as consent", viewed({ consent: { personalization: 1 } }), "malformed_event"],
    ["with text as data", viewed({ data: "B-1" }), "malformed_event"],
    ["with a list as data", viewed({ data: [] }), "malformed_event"],
    ["with null as data", viewed({ data: null }), "malformed_event"],
    ["with another specversion", viewed({ specversion: "0.3" }), "malformed_event"],
    ["of a type that no contract describes", viewed({ type: "product_licked" }), "unknown_type"],
    ["of type constructor", viewed({ type: "constructor" }), "unknown_type"],
    ["of type __proto__", viewed({ type: "__proto__" }), "unknown_type"],
    ["of tomorrow", viewed({ time: Date.now() + FUTURE_MS }), "time_in_future"],
    ["of tomorrow, as text", viewed({ time: new Date(Date.now() + FUTURE_MS).toISOString() }), "time_in_future"],
    ["of the year 1", viewed({ time: "0001-01-01T00:00:00Z" }), "malformed_event"],
    ["of a day that is none", viewed({ time: "2026-02-30T00:00:00Z" }), "malformed_event"],
    ["of a fraction of a millisecond", viewed({ time: Date.now() - 0.5 }), "malformed_event"],
    ["of a time in words", viewed({ time: "yesterday" }), "malformed_event"],
    ["of a negative time", viewed({ time: -1 }), "malformed_event"],
    ["without the product", viewed({ data: {} }), "missing_field"],
    ["with a null product", viewed({ data: { product_id: null } }), "missing_field"],
    ["with a number as product", viewed({ data: { product_id: 7 } }), "wrong_type"],
    ["with a field that is not in the contract", viewed({ data: { product_id: "1", e_mail: "x" } }), "unknown_field"],
    ["with a field named constructor", viewed({ data: { product_id: "1", constructor: 1 } }), "unknown_field"],
    ["with a product of 64 kB", viewed({ data: { product_id: "x".repeat(65_536) } }), "too_long"],
    [
      "with 10,000 order lines, over 90,000 bytes",
      viewed({
        type: "order_completed",
        data: { order_id: "o", products: new Array(10_000).fill({ product_id: "1" }) },
      }),
      "event_too_large",
    ],
    [
      "with 300 order lines",
      viewed({
        type: "order_completed",
        data: { order_id: "o", products: new Array(300).fill({ product_id: "1" }) },
      }),
      "too_many_items",
    ],
  ];

  it.each(bad)("%s", async (_, event, code) => {
    const { queue, events } = recordingQueue();
    const good = viewed();
    const answer = await post([event, good], { env: { EVENTS_QUEUE: queue } });
    expect(answer.status).toBe(202);
    expect(answer.body).toMatchObject({ accepted: 1, rejected: [{ index: 0, code }] });
    expect(events().map(({ id }) => id)).toEqual([good.id]);
    expect((await storedTrail(good.session))?.seen).toEqual([good.id]);
  });

  it("alone: a problem document with the same account", async () => {
    const answer = await post([viewed({ data: {} }), 7]);
    expectProblem(answer, 422, "invalid_request");
    expect(answer.body).toMatchObject({
      accepted: 0,
      rejected: [{ code: "missing_field" }, { code: "malformed_event" }],
    });
  });
});

describe("odd JSON", () => {
  it("cannot set a prototype", async () => {
    for (const [text, code] of [
      ['{"id":"e","type":"product_viewed","session":"s","__proto__":{"data":{"product_id":"1"}}}', "malformed_event"],
      [
        '{"id":"e","type":"product_viewed","session":"s","consent":{"__proto__":{"analytics":true}}}',
        "malformed_event",
      ],
      [withData('{"product_id":"1","__proto__":{"price":1}}'), "unknown_field"],
      [withData('{"__proto__":{"product_id":"1"}}'), "missing_field"],
      [
        '{"type":"order_completed","id":"e","session":"s","data":{"order_id":"o","products":[{"product_id":"1","__proto__":{}}]}}',
        "unknown_field",
      ],
    ] as const)
      expect((await post(text)).body).toMatchObject({ code: "invalid_request", rejected: [{ code }] });
    expect(({} as Record<string, unknown>).price).toBeUndefined();
  });

  it("with a name twice means the last, for every store alike", async () => {
    const { queue, events } = recordingQueue();
    const { id, session } = viewed();
    const text = `{"id":"first","id":"${id}","type":"product_viewed","session":"${session}","data":{"product_id":"A","product_id":"B"}}`;
    expect((await post(text, { env: { EVENTS_QUEUE: queue } })).status).toBe(202);
    expect(events()).toMatchObject([{ id, data: { product_id: "B" } }]);
    expect(await storedTrail(session)).toMatchObject({ seen: [id], interactions: [{ item: "B" }] });
  });

  it("with lone surrogates and every odd character is kept or refused, never an error", async () => {
    for (const category of ["\ud800", "\udc00x", "\u2028", "\u0000", "\ufeff", "\u202e", "💣", "a\u0301".repeat(30)])
      expect((await post(viewed({ data: { product_id: "1", category } }))).status).toBe(202);
  });
});
