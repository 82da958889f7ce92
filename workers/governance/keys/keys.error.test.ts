import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { call } from "./test-client.ts";

const FUZZ_TIMEOUT_MS = 30_000;
const good = { kind: "publishable", name: "web shop" };
const count = async () => ((await call("GET", "/v1/keys")).body.keys as unknown[]).length;

describe("making a key", () => {
  it.each([
    ["no body", "", 400, "malformed_json"],
    ["no JSON", "{kind:", 400, "malformed_json"],
    ["deep JSON", "[".repeat(10_000) + "]".repeat(10_000), 400, "json_too_deep"],
    ["a large body", JSON.stringify({ ...good, name: "x".repeat(300_000) }), 413, "body_too_large"],
    ["null", "null", 422, "invalid_request"],
    ["a list", [good], 422, "invalid_request"],
    ["no kind", { name: "x" }, 422, "invalid_request"],
    ["another kind", { ...good, kind: "admin" }, 422, "invalid_request"],
    ["a kind that is __proto__", { ...good, kind: "__proto__" }, 422, "invalid_request"],
    ["no name", { ...good, name: "" }, 422, "invalid_request"],
    ["a long name", { ...good, name: "x".repeat(101) }, 422, "invalid_request"],
    ["an origin with a path", { ...good, origins: ["https://shop.example/"] }, 422, "invalid_request"],
    ["a wildcard origin", { ...good, origins: ["https://*.shop.example"] }, 422, "invalid_request"],
    ["an origin that is *", { ...good, origins: ["*"] }, 422, "invalid_request"],
    ["an origin that is null", { ...good, origins: ["null"] }, 422, "invalid_request"],
    ["a file origin", { ...good, origins: ["file://x"] }, 422, "invalid_request"],
    ["an origin with a needless port", { ...good, origins: ["https://shop.example:443"] }, 422, "invalid_request"],
    ["an origin with an impossible port", { ...good, origins: ["https://shop.example:99999"] }, 422, "invalid_request"],
    ["too many origins", { ...good, origins: Array(51).fill("https://shop.example") }, 422, "invalid_request"],
    ["a channel with spaces", { ...good, channel: "my shop" }, 422, "invalid_request"],
    ["a name of its own for the id", { ...good, id: "mine" }, 422, "invalid_request"],
    ["a key of its own", { ...good, key: "pk_mine" }, 422, "invalid_request"],
    ["__proto__ among the fields", '{"kind":"source","name":"x","__proto__":{"id":"mine"}}', 422, "invalid_request"],
  ])("with %s is refused and changes nothing", async (_, body, status, code) => {
    const before = await count();
    const answer = await call("POST", "/v1/keys", { body });
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(await count()).toBe(before);
  });

  it("names the fields that do not fit, and repeats nothing of what was sent", async () => {
    const canary = "jane.doe@example.com";
    const { text, body } = await call("POST", "/v1/keys", {
      body: { kind: canary, name: [canary], origins: [canary], [canary]: canary },
    });
    const fields = (body.errors as { field: string }[]).map(({ field }) => field);
    expect(fields).toEqual(expect.arrayContaining(["kind", "name", "origins.0"]));
    expect(text).not.toContain("jane");
  });

  it("needs JSON", async () => {
    const { status, body } = await call("POST", "/v1/keys", { body: good, headers: { "content-type": "text/plain" } });
    expect([status, body.code]).toEqual([415, "unsupported_media_type"]);
  });

  it(
    "never fails, whatever the body",
    async () => {
      const body = fc.oneof(
        fc.json(),
        fc.string({ unit: "binary" }),
        fc
          .record({ kind: fc.constantFrom("source", "x"), name: fc.anything(), origins: fc.anything() })
          .map((value) => {
            try {
              return JSON.stringify(value);
            } catch {
              return "{}";
            }
          }),
      );
      await fc.assert(
        fc.asyncProperty(body, async (text) => {
          const { status } = await call("POST", "/v1/keys", { body: text });
          expect([201, 400, 422]).toContain(status);
        }),
        { numRuns: 100 },
      );
    },
    FUZZ_TIMEOUT_MS,
  );
});

describe("making keys without end", () => {
  it("is stopped after thirty in a minute", async () => {
    // More than two windows hold: wherever in a minute the test begins, one of them overflows.
    const answers = [];
    for (let index = 0; index < 62; index++) answers.push(await call("POST", "/v1/keys", { sub: "eager", body: good }));
    const refused = answers.filter(({ status }) => status === 429);
    expect(answers.length - refused.length).toBeGreaterThanOrEqual(30);
    expect(refused[0]?.body.code).toBe("rate_limited");
    expect(Number(refused[0]?.headers.get("retry-after"))).toBeGreaterThan(0);
    expect((await call("POST", "/v1/keys", { sub: "another", body: good })).status).toBe(201);
  });
});

describe("revoking", () => {
  it("answers 404 for a key that is not there or is revoked already", async () => {
    for (const id of ["none", "__proto__", "%00", "' OR 1=1 --"]) {
      const { status, body } = await call("DELETE", `/v1/keys/${encodeURIComponent(id)}`);
      expect([status, body.code]).toEqual([404, "not_found"]);
    }
  });

  it("answers 422 for an id of 64 kB", async () => {
    expect((await call("DELETE", `/v1/keys/${"x".repeat(65_536)}`)).status).toBe(422);
  });
});
