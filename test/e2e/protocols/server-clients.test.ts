import { randomBytes, randomUUID } from "node:crypto";
import RudderAnalytics from "@rudderstack/rudder-sdk-node";
import { Analytics } from "@segment/analytics-node";
import { buildPageView, buildSelfDescribingEvent, buildStructEvent, newTracker } from "@snowplow/node-tracker";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { eventually } from "../support/eventually.ts";
import { type Platform, startPlatform } from "../support/topologies.ts";
import { type Fault, type FaultProxy, startFaultProxy } from "./fault-proxy.ts";
import { rowsOf } from "./lake-rows.ts";
import { snowplowEventIds } from "./snowplow-event-ids.ts";

/** How long a client may take to get everything through, in milliseconds. */
const PATIENCE_MS = 20_000;
const JANE = "jane@example.com";

/** A client's own event id. Letters alone: digits by chance could look like a telephone number, whose pseudonym would stand for it. */
const eventId = () => `event-${[...randomBytes(24)].map((byte) => "abcdefghijklmnop"[byte % 16]).join("")}`;

/** RudderStack's types do not name `messageId`; its code takes it. */
const named = <Message extends object>(messageId: string, message: Message): Message => ({ messageId, ...message });

const FAULTS: readonly (readonly [string, readonly Fault[]])[] = [
  ["with nothing in the way", []],
  ["after two answers of 503", [{ status: 503 }, { status: 503 }]],
  ["after 429 with Retry-After", [{ status: 429, retryAfterSeconds: 1 }]],
  ["after an answer that was lost: the platform has taken the events already", [{ status: 503, lost: true }]],
];

describe("server clients, driven as they are published", () => {
  let platform: Platform;
  let proxy: FaultProxy;
  beforeAll(async () => {
    platform = await startPlatform("one script", { SNOWPLOW_APP_IDS: "shop" });
    proxy = await startFaultProxy(platform.url);
  });
  afterAll(async () => {
    await proxy?.close();
    await platform?.close();
  });

  /** Waits until `count` requests more than before were answered 200. */
  const delivered = (before: number, count = 1) =>
    eventually(PATIENCE_MS, async () => {
      const good = proxy.seen.slice(before).filter(({ status }) => status === 200);
      return good.length >= count ? { found: good } : { seen: proxy.seen.slice(before).map(({ status }) => status) };
    });

  it.each(FAULTS)("@segment/analytics-node delivers each event once, %s", async (_, faults) => {
    const before = proxy.seen.length;
    const ids = Array.from({ length: 6 }, eventId);
    const [viewed, page, screen, identified, grouped, aliased] = ids as [
      string,
      string,
      string,
      string,
      string,
      string,
    ];
    proxy.fail(...faults);
    const client = new Analytics({ writeKey: platform.sourceKey, host: proxy.url, flushAt: 20, flushInterval: 100 });
    const context = { ip: "203.0.113.7", consent: { categoryPreferences: { Advertising: false, Analytics: true } } };
    client.track({
      messageId: viewed,
      anonymousId: "visit-1",
      userId: JANE,
      event: "Product Viewed",
      properties: { product_id: "42", price: 12.5, wholly_unknown: 1 },
      context,
    });
    client.page({
      messageId: page,
      anonymousId: "visit-1",
      name: "Home",
      properties: { url: "https://shop.example/p/42?mail=jane@example.com" },
    });
    client.screen({ messageId: screen, anonymousId: "visit-1", name: "Cart" });
    client.identify({ messageId: identified, userId: JANE, traits: { email: JANE, plan: "pro" } });
    client.group({ messageId: grouped, userId: JANE, groupId: "g-1", traits: { size: 3 } });
    client.alias({ messageId: aliased, userId: JANE, previousId: "old-jane" });
    await client.closeAndFlush({ timeout: PATIENCE_MS });
    expect(proxy.seen.slice(before).map(({ status }) => status)).toEqual([...faults.map(({ status }) => status), 200]);

    const rows = await rowsOf(platform, ids);
    expect(rows.map(({ id }) => id).sort()).toEqual([...ids].sort());
    const row = (id: string) => rows.find((each) => each.id === id);
    expect(row(viewed)).toMatchObject({
      type: "product_viewed",
      source: "segment",
      data: { product_id: "42", price: 12.5 },
    });
    expect(row(page)).toMatchObject({ type: "page_viewed", data: { path: "/p/42", title: "Home", name: "Home" } });
    expect(row(screen)).toMatchObject({ type: "screen_viewed", data: { name: "Cart" } });
    expect(row(identified)).toMatchObject({ type: "user_identified", data: { traits: "email,plan" } });
    expect(row(identified)?.subject).toBe(row(viewed)?.subject);
    expect(row(grouped)).toMatchObject({ type: "group_joined", data: { traits: "size" } });
    expect(row(aliased)?.type).toBe("user_aliased");
    expect(JSON.stringify(rows)).not.toMatch(/jane|203\.0\.113|visit-1|old-|g-1"/);
  });

  it.each(FAULTS)("@rudderstack/rudder-sdk-node delivers each event once beside a bad one, %s", async (_, faults) => {
    const before = proxy.seen.length;
    const [order, added, page, bad] = [eventId(), eventId(), eventId(), eventId()];
    const failures: unknown[] = [];
    proxy.fail(...faults);
    const client = new RudderAnalytics(platform.sourceKey, {
      dataPlaneUrl: proxy.url,
      flushAt: 20,
      flushInterval: 100,
      logLevel: "silent",
      errorHandler: (error: unknown) => failures.push(error),
    });
    const products = [{ sku: "A", price: "9.5", quantity: 2 }];
    client.track(
      named(order, {
        userId: "u-1",
        event: "Order Completed",
        properties: { order_id: "O-1", revenue: 19, currency: "usd", products },
      }),
    );
    client.track(named(bad, { userId: "u-1", event: "Order Completed", properties: { revenue: 10 } }));
    client.track(
      named(added, { anonymousId: "visit-2", event: "Product Added", properties: { product_id: 7, quantity: "1" } }),
    );
    client.page(named(page, { anonymousId: "visit-2", name: "Home" }));
    await client.flush();
    await client.flush();
    await delivered(before, 2);
    expect(failures).toEqual([]);
    for (const { headers } of proxy.seen.slice(before))
      expect([headers["content-encoding"], headers["content-type"]]).toEqual([
        "gzip",
        "application/x-www-form-urlencoded",
      ]);

    const rows = await rowsOf(platform, [order, added, page]);
    expect(rows.map(({ id }) => id).sort()).toEqual([order, added, page].sort());
    expect(rows.find(({ id }) => id === order)).toMatchObject({
      type: "order_completed",
      data: { order_id: "O-1", total: 19, currency: "USD", products: [{ product_id: "A", price: 9.5, quantity: 2 }] },
    });
    expect(rows.find(({ id }) => id === added)).toMatchObject({
      type: "product_added",
      data: { product_id: "7", quantity: 1 },
    });
    const kept = (await (
      await platform.fetch("/v1/bad-events", { headers: await platform.authorize("admin") })
    ).text()) as string;
    expect(kept).toContain("order_completed");
  });

  it.each([
    ["post", "with nothing in the way", []],
    ["post", "after 503", [{ status: 503 }]],
    ["post", "after a lost answer", [{ status: 503, lost: true }]],
    ["get", "with nothing in the way", []],
    ["get", "after 503", [{ status: 503 }]],
  ] as const)("@snowplow/node-tracker delivers each event once, by %s, %s", async (eventMethod, _, faults) => {
    const before = proxy.seen.length;
    proxy.fail(...faults);
    const tracker = newTracker({ namespace: "sp", appId: "shop" }, { endpoint: proxy.url, eventMethod, bufferSize: 3 });
    tracker.setUserId(JANE);
    tracker.setSessionId(randomUUID());
    tracker.track(
      buildPageView({
        pageUrl: "https://shop.example/p/1?q=jane",
        pageTitle: "One",
        referrer: "https://search.example/?q=x",
      }),
    );
    tracker.track(buildStructEvent({ category: "shop", action: "add", label: "sku", property: "p1", value: 2 }));
    tracker.track(
      buildSelfDescribingEvent({
        event: { schema: "iglu:com.shop/product_view/jsonschema/1-0-0", data: { sku: "p1", price: 12.5 } },
      }),
    );
    await eventually(PATIENCE_MS, async () => {
      await tracker.flush();
      const events = proxy.seen
        .slice(before)
        .filter(({ status }) => status === 200)
        .flatMap(snowplowEventIds);
      return new Set(events).size >= 3 ? { found: true } : { seen: events };
    });

    const ids = [...new Set(proxy.seen.slice(before).flatMap(snowplowEventIds))];
    const rows = await rowsOf(platform, ids);
    expect(rows).toHaveLength(3);
    expect(rows.map(({ type }) => type).sort()).toEqual(["page_viewed", "product_viewed", "structured_event"]);
    for (const row of rows)
      expect(row).toMatchObject({ source: "snowplow", channel: "shop", session: rows[0]?.session });
    expect(rows.find(({ type }) => type === "page_viewed")?.data).toMatchObject({
      path: "/p/1",
      title: "One",
      referrer: "https://search.example/",
    });
    expect(rows.find(({ type }) => type === "product_viewed")?.data).toMatchObject({ product_id: "p1", price: 12.5 });
    expect(JSON.stringify(rows)).not.toContain("jane");
  });

  it("an application that is not admitted is answered like any other, and nothing of it is taken in", async () => {
    const before = proxy.seen.length;
    const tracker = newTracker({ namespace: "sp", appId: "stranger" }, { endpoint: proxy.url, bufferSize: 1 });
    tracker.setUserId("u-9");
    tracker.track(buildPageView({ pageUrl: "https://stranger.example/" }));
    await tracker.flush();
    await delivered(before);
    const headers = await platform.authorize("admin");
    await expect
      .poll(async () => (await platform.fetch("/v1/bad-events", { headers })).text(), { timeout: PATIENCE_MS })
      .toContain("snowplow");
  });

  it("left no address, no user id and no trait in the platform's log", () => {
    expect(platform.logs()).not.toMatch(/jane|203\.0\.113|u-1/);
  });
});
