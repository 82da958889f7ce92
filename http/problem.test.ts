import { describe, expect, it, vi } from "vitest";
import { testEnv } from "../test/workerd/tokens.ts";
import { createApps } from "../workers/apps.ts";
import { createApp } from "./app.ts";
import { QUERY_MAX_CHARS } from "./limits.ts";
import { PROBLEMS, type ProblemCode } from "./problem.ts";

const CANARY = "jane.doe@example.com";
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

async function expectProblem(response: Response, code: ProblemCode): Promise<void> {
  const text = await response.text();
  const [status, title] = PROBLEMS[code];
  expect([response.status, response.headers.get("content-type")]).toEqual([status, "application/problem+json"]);
  expect(response.headers.get("x-request-id")).toMatch(UUID);
  expect(JSON.parse(text)).toMatchObject({
    type: `https://nearshelf.dev/problems/${code}`,
    title,
    status,
    code,
    detail: expect.stringMatching(/\S/),
    requestId: response.headers.get("x-request-id"),
  });
  expect(text).not.toContain(CANARY);
  expect(text).not.toContain("jane");
}

describe.each(Object.entries(createApps()))("a failure of %s", (_, app) => {
  it("is a problem document where nothing is there", async () => {
    await expectProblem(await app.request(`/v1/nowhere/${CANARY}?q=${CANARY}`, {}, testEnv), "not_found");
  });

  it("is one where the query is too long", async () => {
    const path = `/v1/nowhere?q=${CANARY}${"x".repeat(QUERY_MAX_CHARS)}`;
    await expectProblem(await app.request(path, {}, testEnv), "query_too_long");
  });

  it.each(["PUT", "PATCH", "PROPFIND"])("is one for a method that nothing takes: %s", async (method) => {
    await expectProblem(await app.request("/v1/nowhere", { method }, testEnv), "not_found");
  });

  it("has an id of ours, whatever the caller sends", async () => {
    const response = await app.request("/v1/nowhere", { headers: { "x-request-id": CANARY } }, testEnv);
    await expectProblem(response, "not_found");
  });

  it.each(["/v1/%", "/v1/%ff%fe", "/v1/%00", "//v1", "/v1/../..//x", "/v1/\u{1f600}", "/v1/a?%=%&[]=1&__proto__=1"])(
    "is one for the odd path %j",
    async (path) => {
      await expectProblem(await app.request(path, {}, testEnv), "not_found");
    },
  );
});

describe("a query", () => {
  it("may be as long as the limit says", async () => {
    const app = createApp();
    app.get("/", (c) => c.text("ok"));
    expect((await app.request(`/?${"x".repeat(QUERY_MAX_CHARS - 1)}`)).status).toBe(200);
    expect((await app.request(`/?${"x".repeat(QUERY_MAX_CHARS)}`)).status).toBe(414);
  });
});

describe("an error that nobody foresaw", () => {
  it("is a problem document and a log line, and neither repeats what the error says", async () => {
    const logged = vi.spyOn(console, "error").mockImplementation(() => undefined);
    const app = createApp();
    app.get("/fails", () => {
      throw new Error(`cannot read ${CANARY}\n    at line ${CANARY}:2:2`);
    });
    app.get("/store", () => {
      throw new Error(`D1_ERROR: near "${CANARY}"`);
    });
    app.get("/throws-text", () => {
      throw new Error("", { cause: CANARY });
    });
    const response = await app.request(`/fails?user=${CANARY}`);
    const id = response.headers.get("x-request-id");
    await expectProblem(response, "internal_error");
    const store = await app.request("/store");
    expect(store.headers.get("retry-after")).toBe("2");
    await expectProblem(store, "unavailable");
    await expectProblem(await app.request("/throws-text"), "internal_error");
    const lines = logged.mock.calls.map(([line]) => String(line));
    logged.mockRestore();
    expect(lines).toHaveLength(3);
    expect(JSON.parse(lines[0] ?? "")).toMatchObject({
      level: "error",
      requestId: id,
      error: "Error",
      route: "/fails",
    });
    expect(lines.join()).not.toContain("jane");
  });
});
