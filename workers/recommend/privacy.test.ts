import { beforeAll, describe, expect, it } from "vitest";
import { type Answered, TestIsolate } from "./test-isolate.ts";
import { importProducts, promote, range, snapshotOf, view, walks } from "./test-shop.ts";

const IDS = range(20).map(({ id }) => id);
const ASK = { session: "visit", explain: true };
let anonymous: readonly string[] = [];

beforeAll(async () => {
  await importProducts(range(20));
  await promote(snapshotOf(walks(IDS, 60)));
  await view("visit", ["p01", "p04"]);
  anonymous = (await new TestIsolate().get("home")).ids;
});

/** Nothing of the person in the answer: it is the one that everybody gets. */
function expectNotPersonal({ body, ids }: Answered): void {
  expect(body.explain).toMatchObject({ personalized: false, trail: [] });
  expect(ids).toEqual(anonymous);
  expect(body.degraded).toBe(false);
}

describe("personalization", () => {
  it("is there with consent: the answer is not what everybody gets", async () => {
    const isolate = await new TestIsolate().warmed();
    const { body, ids } = await isolate.get("home", ASK);
    expect(body.explain?.personalized).toBe(true);
    expect(ids).not.toEqual(anonymous);
  });

  it.each([
    ["the request refuses it", { personalization: false }, {}],
    ["the browser refuses it", {}, { "sec-gpc": "1" }],
    ["the browser refuses what the request allows", { personalization: true }, { "sec-gpc": "1" }],
    ["the request refuses it and brings items", { personalization: false, items: "p01,p04" }, {}],
  ])("is not there when %s, and the trail is not asked", async (_, question, headers) => {
    const isolate = await new TestIsolate().warmed();
    const answer = await isolate.get("home", { ...ASK, ...question }, headers);
    expectNotPersonal(answer);
    expect(answer.calls).toEqual([]);
  });

  it("is not there once the session refused it, not even where the request allows it", async () => {
    await view("refused", ["p01", "p04"]);
    await view("refused", ["p05"], { personalization: false });
    const isolate = await new TestIsolate().warmed();
    expectNotPersonal(await isolate.get("home", { session: "refused", explain: true }));
    expectNotPersonal(await isolate.get("home", { session: "refused", personalization: true, explain: true }));
  });

  it("is refused for a product page's session, which still answers from its own product", async () => {
    const isolate = await new TestIsolate().warmed();
    const refused = await isolate.get("product", { ...ASK, item: "p02", personalization: false });
    expect(refused.body.explain).toMatchObject({ personalized: false, trail: [] });
    expect(refused.body.items.some(({ because }) => because.includes("p02"))).toBe(true);
    expect(refused.body.items.some(({ because }) => because.includes("p01") || because.includes("p04"))).toBe(false);
  });
});

describe("where personalization needs consent by default", () => {
  const strict = () => new TestIsolate({ CONSENT_DEFAULT: "necessary" }).warmed();

  it("nothing is personal without a statement", async () => {
    const isolate = await strict();
    expectNotPersonal(await isolate.get("home", { session: "unknown-session", explain: true }));
    expectNotPersonal(await isolate.get("home", { items: "p01,p04", explain: true }));
  });

  it("a session that granted it is answered personally", async () => {
    await view("granted", ["p01", "p04"], { personalization: true });
    const { body } = await (await strict()).get("home", { session: "granted", explain: true });
    expect(body.explain).toMatchObject({ personalized: true, calls: 1 });
  });

  it("a request that says so is answered personally", async () => {
    const { body } = await (await strict()).get("home", { items: "p01", personalization: true, explain: true });
    expect(body.explain?.personalized).toBe(true);
  });

  it("a trail that cannot be read grants nothing", async () => {
    const isolate = await strict();
    isolate.network.trouble("throws", "SESSION_TRAIL");
    const { body, ids } = await isolate.get("home", { session: "granted", explain: true });
    expect(body).toMatchObject({ degradedBy: ["session"], explain: { personalized: false, trail: [] } });
    expect(ids).toEqual(anonymous);
  });
});
