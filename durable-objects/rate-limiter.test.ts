import { env, evictDurableObject, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { describe, expect, it } from "vitest";

const NAMESPACE = env.RATE_LIMITER as DurableObjectNamespace;
const stubOf = (name: string): DurableObjectStub => NAMESPACE.get(NAMESPACE.idFromName(name));

/** The call as `proxyDurable` makes it, seen from outside. */
async function take(name: string, ...args: readonly unknown[]): Promise<{ status: number; body: unknown }> {
  const headers = { "do-content": JSON.stringify(args) };
  const response = await stubOf(name).fetch("https://itty-durable/do/call/take", { headers });
  return { status: response.status, body: await response.json() };
}

describe("RateLimiter", () => {
  it("allows exactly the limit among 50 requests at once", async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, () => take("concurrent", 20, 60)));
    expect(answers.filter(({ body }) => (body as { allowed: boolean }).allowed)).toHaveLength(20);
  });

  it("counts on after an eviction", async () => {
    for (let request = 0; request < 3; request++) await take("evicted", 5, 60);
    await evictDurableObject(stubOf("evicted"));
    expect((await take("evicted", 5, 60)).body).toMatchObject({ allowed: true, remaining: 1 });
    await evictDurableObject(stubOf("evicted"));
    expect((await take("evicted", 5, 60)).body).toMatchObject({ allowed: true, remaining: 0 });
    await evictDurableObject(stubOf("evicted"));
    expect((await take("evicted", 5, 60)).body).toMatchObject({ allowed: false, remaining: 0 });
  });

  it("has stored a count by the time it answers", async () => {
    await take("stored", 5, 60);
    const stored = await runInDurableObject(stubOf("stored"), (_, state) => state.storage.get("data"));
    expect(stored).toEqual({ endsAt: expect.any(Number), taken: 1 });
  });

  it("begins a new window when the old one has ended", async () => {
    expect((await take("rolling", 1, 1)).body).toMatchObject({ allowed: true });
    expect((await take("rolling", 1, 1)).body).toEqual({ allowed: false, remaining: 0, retryAfterSeconds: 1 });
    await scheduler.wait(1_050);
    expect((await take("rolling", 1, 1)).body).toMatchObject({ allowed: true });
  });

  it("leaves nothing in storage once a key is idle, and counts from zero after it", async () => {
    await take("idle", 1, 1);
    await scheduler.wait(1_050);
    expect(await runDurableObjectAlarm(stubOf("idle"))).toBe(true);
    const left = await runInDurableObject(stubOf("idle"), async (_, state) => (await state.storage.list()).size);
    expect(left).toBe(0);
    expect((await take("idle", 1, 60)).body).toMatchObject({ allowed: true });
  });

  it("keeps a running window when its alarm comes early, also after an eviction", async () => {
    await take("early", 1, 60);
    await evictDurableObject(stubOf("early"));
    expect(await runDurableObjectAlarm(stubOf("early"))).toBe(true);
    expect((await take("early", 1, 60)).body).toMatchObject({ allowed: false });
  });

  it.each([[0, 60], [1.5, 60], ["5", 60], [5, 0], [5, 86_401], []])("refuses take(%s, %s)", async (...args) => {
    expect((await take("arguments", ...args)).status).toBe(500);
  });
});
