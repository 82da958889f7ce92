import { describe, expect, it } from "vitest";
import { startNearshelf } from "./start-nearshelf.ts";
import { fakeBrowser } from "./test-support/fake-browser.ts";
import type { NearshelfOptions } from "./types.ts";

const open = (options: Partial<NearshelfOptions> = {}, fake: Parameters<typeof fakeBrowser>[0] = {}) => {
  const browser = fakeBrowser(fake);
  return { browser, nearshelf: startNearshelf({ key: "pk_1", ...options }, browser.environment) };
};

describe("before consent", () => {
  it("stores nothing and sends nothing, whatever is tracked", async () => {
    const { browser, nearshelf } = open({ autoPage: true });
    nearshelf.productViewed({ id: "7" });
    nearshelf.track("page_viewed", { path: "/" });
    nearshelf.session();
    browser.hide();
    await browser.pass(60_000);
    expect(browser.store.entries.size).toBe(0);
    expect(browser.posted).toEqual([]);
    expect(browser.beacons).toEqual([]);
  });

  it("asks for answers that know nothing of the person", async () => {
    const { browser, nearshelf } = open();
    await nearshelf.recommend("product", { item: "7", limit: 5 });
    expect(Object.fromEntries(browser.asked[0]?.searchParams ?? [])).toEqual({
      key: "pk_1",
      item: "7",
      limit: "5",
      personalization: "false",
    });
  });

  it("keeps a refusal from the start to itself, and remembers it", async () => {
    const { browser, nearshelf } = open();
    nearshelf.consent({ analytics: false, personalization: false });
    nearshelf.productViewed({ id: "7" });
    await browser.pass(60_000);
    expect(browser.posted).toEqual([]);
    expect([...browser.store.entries.keys()]).toEqual(["nearshelf.consent"]);
    const nextPage = startNearshelf({ key: "pk_1" }, browser.environment);
    expect(nextPage.consent()).toMatchObject({ decided: true, granted: { analytics: false } });
  });
});

describe("with consent", () => {
  it("says so, sends the page once, and keeps the session that began in memory", async () => {
    const { browser, nearshelf } = open({ autoPage: true });
    const session = nearshelf.session();
    nearshelf.consent({ analytics: true, personalization: true });
    nearshelf.productViewed({ id: "7", price: 28.5, currency: "USD" });
    await browser.pass(1_000);
    expect(browser.sent().map((event) => event.type)).toEqual(["consent_updated", "page_viewed", "product_viewed"]);
    expect(new Set(browser.sent().map((event) => event.session))).toEqual(new Set([session]));
    expect(browser.sent()[2]).toMatchObject({
      consent: { analytics: true, personalization: true, marketing: false, model_training: false },
      data: { product_id: "7", price: 28.5, currency: "USD" },
    });
    expect(nearshelf.status()).toEqual({ waiting: 0, dropped: 0 });
  });

  it("waits for events on their way before it asks for a personal answer", async () => {
    const { browser, nearshelf } = open({ consent: "granted" });
    nearshelf.productViewed({ id: "7" });
    await nearshelf.recommend("home");
    expect(browser.sent()).toHaveLength(1);
    expect(browser.asked[0]?.searchParams.get("session")).toBe(nearshelf.session());
  });

  it("with personalization alone sends no event, but says in the request what was seen on this page", async () => {
    const { browser, nearshelf } = open();
    nearshelf.consent({ personalization: true });
    nearshelf.productViewed({ id: "7" });
    nearshelf.productViewed({ id: "9" });
    await nearshelf.recommend("home");
    expect(browser.posted).toEqual([]);
    expect(browser.asked[0]?.searchParams.get("items")).toBe("7,9");
  });

  it("rotates the session after thirty minutes without activity", async () => {
    const { browser, nearshelf } = open({ consent: "granted" });
    const first = nearshelf.session();
    await browser.pass(29 * 60_000);
    expect(nearshelf.session()).toBe(first);
    await browser.pass(30 * 60_000);
    expect(nearshelf.session()).not.toBe(first);
  });

  it("shares the session among tabs", () => {
    const { browser, nearshelf } = open({ consent: "granted" });
    const session = nearshelf.session();
    const other = fakeBrowser({ store: browser.store, name: "other" });
    expect(startNearshelf({ key: "pk_1", consent: "granted" }, other.environment).session()).toBe(session);
  });
});

describe("withdrawn consent", () => {
  it("forgets what waits, tells the platform with the old session, and begins another one", async () => {
    const { browser, nearshelf } = open();
    nearshelf.consent({ analytics: true, personalization: true });
    await browser.pass(1_000);
    const session = nearshelf.session();
    nearshelf.productViewed({ id: "7" });
    nearshelf.consent({ analytics: false, personalization: false });
    nearshelf.productViewed({ id: "9" });
    await browser.pass(5_000);
    expect(browser.sent().slice(1)).toMatchObject([
      { type: "consent_updated", session, consent: { analytics: false, personalization: false } },
    ]);
    expect(nearshelf.session()).not.toBe(session);
    expect([...browser.store.entries.keys()]).toEqual(["nearshelf.consent"]);
  });
});

describe("Global Privacy Control", () => {
  it("refuses everything but analytics, whatever was clicked", async () => {
    const { browser, nearshelf } = open({ consent: "granted" }, { gpc: true });
    nearshelf.productViewed({ id: "7" });
    await nearshelf.recommend("home");
    await browser.pass(1_000);
    const only = { analytics: true, personalization: false, marketing: false, model_training: false };
    expect(nearshelf.consent({ personalization: true }).granted).toEqual(only);
    expect(browser.sent()[0]?.consent).toEqual(only);
    expect(browser.asked[0]?.searchParams.get("personalization")).toBe("false");
    expect(browser.asked[0]?.searchParams.has("session")).toBe(false);
  });
});

describe("recommend", () => {
  it.each([
    ["network", () => Promise.reject(new TypeError("Failed to fetch"))],
    ["timeout", () => Promise.reject(new DOMException("late", "TimeoutError"))],
    ["http_503", async () => new Response("", { status: 503 })],
    ["malformed", async () => Response.json({})],
    ["network", async () => new Response("<html>")],
  ])("resolves to an empty, degraded answer on %s", async (cause, answerGet) => {
    const { browser, nearshelf } = open();
    browser.answer.answerGet = answerGet;
    const answer = await nearshelf.recommend("cart");
    expect(answer).toMatchObject({ placement: "cart", items: [], degraded: true, degradedBy: [cause], requestId: "" });
  });

  it("reports what was shown and clicked with the answer's id and positions", async () => {
    const { browser, nearshelf } = open({ consent: "granted" });
    const item = (id: string) => ({
      id,
      score: 1,
      reason: "",
      strategy: "session",
      because: [],
      product: { title: "", category: "", colour: null, price: { amount: 1, currency: "USD" }, url: null, image: null },
    });
    const second = item("8");
    const answer = {
      placement: "home" as const,
      items: [item("7"), second],
      model: "m1",
      experiment: null,
      degraded: false,
      degradedBy: [],
      requestId: "r1",
    };
    nearshelf.recommendationShown(answer);
    nearshelf.recommendationShown({ ...answer, items: [] });
    nearshelf.recommendationClicked(answer, second);
    await browser.pass(1_000);
    const about = { request_id: "r1", placement: "home", model: "m1" };
    expect(browser.sent().map((event) => event.data)).toEqual([
      {
        ...about,
        products: [
          { product_id: "7", position: 1 },
          { product_id: "8", position: 2 },
        ],
      },
      { ...about, product_id: "8", position: 2 },
    ]);
  });
});
