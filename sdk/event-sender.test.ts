import { describe, expect, it } from "vitest";
import { startNearshelf } from "./start-nearshelf.ts";
import { fakeBrowser } from "./test-support/fake-browser.ts";
import type { Problem } from "./types.ts";

const open = (browser = fakeBrowser()) => {
  const problems: Problem[] = [];
  const nearshelf = startNearshelf(
    { key: "pk_1", consent: "granted", onProblem: (problem) => problems.push(problem) },
    browser.environment,
  );
  return { browser, nearshelf, problems };
};

describe("sending events", () => {
  it("collects for a second, or until there are twenty", async () => {
    const { browser, nearshelf } = open();
    nearshelf.track("page_viewed", { path: "/" });
    await browser.pass(900);
    expect(browser.posted).toHaveLength(0);
    for (let index = 0; index < 19; index++) nearshelf.track("page_viewed", { path: "/" });
    await browser.pass(1);
    expect(browser.sent()).toHaveLength(20);
  });

  it.each([
    ["a network that is down", () => Promise.reject(new TypeError("Failed to fetch"))],
    ["429", async () => new Response("", { status: 429 })],
    ["503", async () => new Response("", { status: 503 })],
  ])("tries again after %s, with the same ids", async (_cause, failing) => {
    const { browser, nearshelf } = open();
    const working = browser.answer.answerPost;
    browser.answer.answerPost = failing;
    nearshelf.track("page_viewed", { path: "/" });
    await browser.pass(1_500);
    const firstTry = browser.sent().map((event) => event.id);
    expect(nearshelf.status().waiting).toBe(1);
    browser.answer.answerPost = working;
    await browser.pass(10_000);
    expect(nearshelf.status()).toEqual({ waiting: 0, dropped: 0 });
    const ids = new Set(browser.sent().map((event) => event.id));
    expect(ids.size).toBe(1);
    for (const id of firstTry) expect(ids).toContain(id);
  });

  it("waits as long as Retry-After says, even when asked to flush", async () => {
    const { browser, nearshelf } = open();
    const working = browser.answer.answerPost;
    browser.answer.answerPost = async () => new Response("", { status: 503, headers: { "retry-after": "120" } });
    nearshelf.track("page_viewed", { path: "/" });
    await browser.pass(1_500);
    browser.answer.answerPost = working;
    await nearshelf.flush();
    await browser.pass(100_000);
    expect(browser.posted).toHaveLength(1);
    await browser.pass(30_000);
    expect(browser.posted).toHaveLength(2);
  });

  it("gives up what the platform refuses for good, and says why", async () => {
    const { browser, nearshelf, problems } = open();
    browser.answer.answerPost = async () =>
      Response.json({ code: "key_unknown", detail: "No such key." }, { status: 401 });
    nearshelf.track("page_viewed", { path: "/" });
    await browser.pass(60_000);
    expect(browser.posted).toHaveLength(1);
    expect(nearshelf.status()).toEqual({ waiting: 0, dropped: 1 });
    expect(problems).toMatchObject([{ code: "key_unknown", detail: "No such key.", events: [expect.any(String)] }]);
  });

  it("gives up a single rejected event and keeps quiet about the others", async () => {
    const { browser, nearshelf, problems } = open();
    browser.answer.answerPost = async () =>
      Response.json({ rejected: [{ index: 0, id: "id-9", code: "contract_violation", detail: "x" }] }, { status: 202 });
    nearshelf.track("product_viewed", { product_id: "71" });
    nearshelf.track("page_viewed", { path: "/" });
    await browser.pass(1_000);
    expect(nearshelf.status()).toEqual({ waiting: 0, dropped: 1 });
    expect(problems).toEqual([{ code: "contract_violation", detail: "x", events: ["id-9"] }]);
  });

  it("hands waiting events to a beacon when the page hides, once, and sends them again later under the same ids", async () => {
    const { browser, nearshelf } = open();
    nearshelf.track("page_viewed", { path: "/" });
    nearshelf.track("page_viewed", { path: "/" });
    browser.hide();
    browser.hide();
    expect(browser.beacons).toHaveLength(1);
    const nextPage = fakeBrowser({ store: browser.store, name: "next" });
    open(nextPage);
    await nextPage.pass(10);
    expect(nextPage.sent().map((event) => event.id)).toEqual(browser.beacons[0]?.map((event) => event.id));
  });
});
