import { env, listDurableObjectIds } from "cloudflare:test";
import { describe, expect, it } from "vitest";
import { createRateLimiter } from "./itty-rate-limiter.ts";

const NAMESPACE = env.RATE_LIMITER as DurableObjectNamespace;
const failures: string[] = [];
const limiter = createRateLimiter(NAMESPACE, (cause) => failures.push(cause));

/** A namespace whose every object answers with `answer`. */
const answering = (answer: (request: Request) => Promise<Response>): DurableObjectNamespace =>
  ({
    idFromName: (name: string) => NAMESPACE.idFromName(name),
    get: () => ({ fetch: answer }),
  }) as unknown as DurableObjectNamespace;

describe("createRateLimiter", () => {
  it("allows the limit and then says how long to wait", async () => {
    expect(await limiter.take("key", 2, 60)).toEqual({ allowed: true, remaining: 1, retryAfterSeconds: 60 });
    expect(await limiter.take("key", 2, 60)).toMatchObject({ allowed: true, remaining: 0 });
    const refused = await limiter.take("key", 2, 60);
    expect(refused).toMatchObject({ allowed: false, remaining: 0 });
    expect(refused.retryAfterSeconds).toBeGreaterThanOrEqual(58);
    expect(failures).toEqual([]);
  });

  it("is exact under 50 concurrent takes of one key, and keeps keys apart", async () => {
    const busy = Promise.all(Array.from({ length: 50 }, () => limiter.take("busy", 10, 60)));
    const quiet = limiter.take("quiet", 10, 60);
    expect((await busy).filter(({ allowed }) => allowed)).toHaveLength(10);
    expect(await quiet).toMatchObject({ allowed: true, remaining: 9 });
    expect(failures).toEqual([]);
  });

  it("takes any key, and sends none of it", async () => {
    const sent: string[] = [];
    const watched = createRateLimiter(
      answering(async (request) => {
        sent.push(request.url, JSON.stringify([...request.headers]));
        return Response.json({ allowed: true, remaining: 1, retryAfterSeconds: 1 });
      }),
      (cause) => failures.push(cause),
    );
    await watched.take("anna.müller@example.com 203.0.113.9", 2, 60);
    expect(sent).toEqual(["https://itty-durable/do/call/take", JSON.stringify([["do-content", "[2,60]"]])]);
    for (const key of ["", "x".repeat(10_000), "ключ ☂ \ud800", "f".repeat(64)])
      expect(await limiter.take(key, 5, 60), key.slice(0, 20)).toMatchObject({ allowed: true, remaining: 4 });
    const sha256OfA = "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb";
    await limiter.take("a", 5, 60);
    const ids = (await listDurableObjectIds(NAMESPACE)).map(String);
    expect(ids).toContain(NAMESPACE.idFromName(sha256OfA).toString());
    expect(failures).toEqual([]);
  });

  it.each([
    ["throws", () => Promise.reject(new Error("overloaded"))],
    ["answers an error", async () => Response.json({ error: "broken" }, { status: 500 })],
    ["answers an error that is not JSON", async () => new Response("broken", { status: 503 })],
    ["answers nonsense", async () => Response.json({ allowed: "yes" })],
    ["answers no number", async () => Response.json({ allowed: false, remaining: -1, retryAfterSeconds: null })],
    ["answers nothing", async () => new Response(null, { status: 204 })],
    ["never answers", () => new Promise<Response>(() => {})],
  ])("allows the request and reports it when the object %s", async (_, answer) => {
    const reported: string[] = [];
    const failing = createRateLimiter(answering(answer), (cause) => reported.push(cause));
    expect(await failing.take("key", 7, 60)).toEqual({ allowed: true, remaining: 7, retryAfterSeconds: 60 });
    expect(reported).toHaveLength(1);
  });

  it("rejects a limit or a window that makes no sense, for that is a bug", async () => {
    await expect(limiter.take("key", 0, 60)).rejects.toThrow(RangeError);
    await expect(limiter.take("key", 5, 0.5)).rejects.toThrow(RangeError);
  });
});
