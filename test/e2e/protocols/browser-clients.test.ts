import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { eventually } from "../support/eventually.ts";
import { openBrowser } from "../support/open-browser.ts";
import { type Platform, startPlatform } from "../support/topologies.ts";
import { serveClientPage } from "./client-page.ts";
import { type Fault, type FaultProxy, startFaultProxy } from "./fault-proxy.ts";
import { rowsOf } from "./lake-rows.ts";
import { snowplowEventIds } from "./snowplow-event-ids.ts";

const PATIENCE_MS = 30_000;
/** A person's browser: the headless one says what it is. */
const USER_AGENT =
  "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";

interface SegmentClient {
  track(event: string, properties: object): Promise<unknown>;
  page(name?: string): Promise<unknown>;
  identify(user: string, traits: object): Promise<unknown>;
}
/** What the page's bundle puts on its window. */
interface ClientWindow {
  startSegment(settings: object, options?: object): SegmentClient;
  segment: SegmentClient;
  snowplow: {
    newTracker(namespace: string, endpoint: string, configuration: object): unknown;
    trackPageView(): void;
    trackStructEvent(event: object): void;
    trackSelfDescribingEvent(event: object): void;
  };
}

const RETRIED: readonly (readonly [string, readonly Fault[]])[] = [
  ["with nothing in the way", []],
  ["after 503", [{ status: 503 }]],
  ["after 429 with Retry-After", [{ status: 429, retryAfterSeconds: 1 }]],
  ["after an answer that was lost", [{ status: 503, lost: true }]],
];

const messageIds = (body: string): string[] => [...body.matchAll(/"messageId":"([^"]+)"/g)].map(([, id]) => id ?? "");

describe("browser clients, driven in Chromium on a shop's own origin", () => {
  let platform: Platform;
  let proxy: FaultProxy;
  let site: Awaited<ReturnType<typeof serveClientPage>>;
  let browser: Browser;
  beforeAll(async () => {
    platform = await startPlatform("one script", {
      COLLECTOR_PATHS: "/metrics,/m/t=/com.snowplowanalytics.snowplow/tp2",
    });
    proxy = await startFaultProxy(platform.url);
    site = await serveClientPage();
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
    await proxy?.close();
    await platform?.close();
  });

  async function visit(): Promise<Page> {
    const page = await (await browser.newContext({ userAgent: USER_AGENT })).newPage();
    await page.goto(`${site.url}/p/42?utm_source=news&utm_campaign=spring&mail=jane@example.com`);
    return page;
  }

  /** Waits until requests from `before` on were answered 200 with `count` different events; answers their ids. */
  const delivered = async (before: number, count: number, idsOf: (body: string) => string[]): Promise<string[]> => {
    const { found } = await eventually(PATIENCE_MS, async () => {
      const seen = proxy.seen.slice(before);
      const ids = new Set(seen.filter(({ status }) => status === 200).flatMap(({ body }) => idsOf(body)));
      return ids.size >= count ? { found: [...ids] } : { seen: seen.map(({ path, status }) => [path, status]) };
    });
    return found;
  };

  const segmentSettings = (prefix = "") => ({ writeKey: platform.publishableKey, cdnURL: `${proxy.url}${prefix}` });

  it.each(RETRIED)("@segment/analytics-next, event by event, %s", async (_, faults) => {
    const before = proxy.seen.length;
    proxy.fail(...faults);
    const page = await visit();
    await page.evaluate(async (settings) => {
      const client = (window as unknown as ClientWindow).startSegment(settings);
      await client.page("Product");
      await client.identify("jane@example.com", { email: "jane@example.com" });
      await client.track("Product Viewed", { product_id: "42", price: 12.5 });
    }, segmentSettings());
    const ids = await delivered(before, 3, messageIds);
    expect(new Set(proxy.seen.slice(before).map(({ path }) => path))).toEqual(new Set(["/v1/p", "/v1/i", "/v1/t"]));
    if (faults.some(({ status }) => status === 503))
      expect(proxy.seen.slice(before).some(({ headers }) => headers["x-retry-count"] !== undefined)).toBe(true);

    const rows = await rowsOf(platform, ids);
    expect(rows.map(({ type }) => type).sort()).toEqual(["page_viewed", "product_viewed", "user_identified"]);
    expect(rows.find(({ type }) => type === "page_viewed")?.data).toMatchObject({
      path: "/p/42",
      title: "Shop",
      campaign: "spring",
      campaign_source: "news",
    });
    expect(new Set(rows.map(({ session }) => session)).size).toBe(1);
    expect(JSON.stringify(rows)).not.toContain("jane");
    await page.context().close();
  });

  it("@segment/analytics-next, in batches, under the shop's own path, with one more when the page is left", async () => {
    const before = proxy.seen.length;
    proxy.fail({ status: 503 });
    const page = await visit();
    await page.evaluate(async (settings) => {
      const strategy = { strategy: "batching", config: { size: 2, timeout: 2_000 } };
      const client = (window as unknown as ClientWindow).startSegment(settings, {
        integrations: { "Segment.io": { deliveryStrategy: strategy } },
      });
      await client.track("Product Viewed", { product_id: "1" });
      await client.track("Product Added", { product_id: "1", quantity: 1 });
    }, segmentSettings("/metrics"));
    await delivered(before, 2, messageIds);
    await page.evaluate(() => {
      void (window as unknown as ClientWindow).segment.track("Product Removed", { product_id: "1" });
    });
    await page.goto("about:blank");
    const ids = await delivered(before, 3, messageIds);
    for (const { path } of proxy.seen.slice(before)) expect(path).toBe("/metrics/v1/b");
    const rows = await rowsOf(platform, ids);
    expect(rows.map(({ type }) => type).sort()).toEqual(["product_added", "product_removed", "product_viewed"]);
    await page.context().close();
  });

  it("a beacon of the Segment API with the key in its body", async () => {
    const before = proxy.seen.length;
    const page = await visit();
    const sent = await page.evaluate(
      ([url, writeKey]) =>
        navigator.sendBeacon(
          `${url}/v1/t`,
          JSON.stringify({
            writeKey,
            type: "track",
            event: "Product Viewed",
            messageId: "beacon-of-the-segment-api",
            anonymousId: "visitor",
            properties: { product_id: "7" },
          }),
        ),
      [proxy.url, platform.publishableKey],
    );
    expect(sent).toBe(true);
    await delivered(before, 1, messageIds);
    expect(await rowsOf(platform, ["beacon-of-the-segment-api"])).toMatchObject([{ type: "product_viewed" }]);
    await page.context().close();
  });

  it.each([
    ["post", undefined, "with nothing in the way", []],
    ["post", "/m/t", "after 503, under a path of the shop's own", [{ status: 503 }]],
    ["post", undefined, "after an answer that was lost", [{ status: 503, lost: true }]],
    ["get", undefined, "with nothing in the way", []],
  ] as const)("@snowplow/browser-tracker, by %s %s, %s", async (eventMethod, postPath, _, faults) => {
    const before = proxy.seen.length;
    proxy.fail(...faults);
    const page = await visit();
    await page.evaluate(
      ([endpoint, method, path]) => {
        const { snowplow } = window as unknown as ClientWindow;
        const configuration = { appId: "shop", eventMethod: method, ...(path === "" ? {} : { postPath: path }) };
        snowplow.newTracker("sp", endpoint, configuration);
        snowplow.trackPageView();
        snowplow.trackStructEvent({ category: "shop", action: "add", label: "sku", property: "p1", value: 2 });
        snowplow.trackSelfDescribingEvent({
          event: { schema: "iglu:com.shop/product_view/jsonschema/1-0-0", data: { sku: "p1" } },
        });
      },
      [proxy.url, eventMethod, postPath ?? ""] as const,
    );
    const { found: ids } = await eventually(PATIENCE_MS, async () => {
      // The tracker tries again with its next event, as it would in a page that goes on.
      await page.evaluate(() => (window as unknown as { snowplow: { flushBuffer(): void } }).snowplow.flushBuffer());
      const good = proxy.seen.slice(before).filter(({ status }) => status === 200);
      const events = new Set(good.flatMap(snowplowEventIds));
      return events.size >= 3
        ? { found: [...events] }
        : { seen: proxy.seen.slice(before).map(({ path, status }) => [path, status]) };
    });
    const rows = await rowsOf(platform, ids);
    expect(rows.map(({ type }) => type).sort()).toEqual(["page_viewed", "product_viewed", "structured_event"]);
    for (const row of rows)
      expect(row).toMatchObject({ source: "snowplow", channel: "shop", session: rows[0]?.session });
    expect(rows.find(({ type }) => type === "page_viewed")?.data).toMatchObject({
      path: "/p/42",
      title: "Shop",
      campaign_source: "news",
    });
    expect(JSON.stringify(rows)).not.toContain("jane");
    if (eventMethod === "post")
      expect(proxy.preflights.some(({ path, status }) => path === (postPath ?? TP2) && status === 204)).toBe(true);
    await page.context().close();
  });

  it("left no address in the platform's log", () => {
    expect(platform.logs()).not.toContain("jane");
  });
});

const TP2 = "/com.snowplowanalytics.snowplow/tp2";
