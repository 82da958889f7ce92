import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CAPTURED_AT, type Capture, captures, testContext } from "../../../test/unit/captures.ts";
import { eventSchema } from "../../events/event-schema.ts";
import type { TranslatedEvent, Translation } from "../translation.ts";
import { admitsApp, readParameters, readPayloadData } from "./read-payload.ts";
import { translateSnowplow } from "./translate-snowplow.ts";

const any = () => true;
const payloadOf = ({ method, url, body }: Capture): readonly unknown[] =>
  method === "GET"
    ? [readParameters(new URL(url, "http://collector.example").searchParams)]
    : (readPayloadData(JSON.parse(body)) ?? []);
const values = (translations: readonly Translation[]): TranslatedEvent[] =>
  translations.map((each) => {
    if (!each.ok) throw new Error(each.reason.detail);
    return each.value;
  });
const translated = async (payload: readonly unknown[]) => values(await translateSnowplow(payload, any, testContext()));

const COMMERCE = "iglu:com.snowplowanalytics.snowplow.ecommerce";
const CORE = "iglu:com.snowplowanalytics.snowplow";
const selfDescribing = (schema: string, data: object, entities: readonly object[] = []) => ({
  e: "ue",
  eid: "e-1",
  sid: "s-1",
  ue_pr: JSON.stringify({ schema: `${CORE}/unstruct_event/jsonschema/1-0-0`, data: { schema, data } }),
  co: JSON.stringify({ schema: `${CORE}/contexts/jsonschema/1-0-0`, data: entities }),
});
const product = (id: string) => ({
  schema: `${COMMERCE}/product/jsonschema/1-0-0`,
  data: { id, price: 5, currency: "EUR", category: "a/b" },
});
const action = (type: string, entities: readonly object[]) =>
  selfDescribing(`${COMMERCE}/snowplow_ecommerce_action/jsonschema/1-0-2`, { type }, entities);

describe("events of real Snowplow trackers", () => {
  it.each(["snowpost", "snowget", "snowb200"])(
    "%s: every event is in our form, under the tracker's own id",
    async (name) => {
      for (const capture of captures(name)) {
        const payload = payloadOf(capture);
        const events = await translated(payload);
        expect(events).toHaveLength(payload.length);
        for (const event of events) {
          expect(eventSchema.safeParse(event).error?.issues).toBeUndefined();
          expect(`${capture.url}${capture.body}`).toContain(event.id);
          expect(CAPTURED_AT - (event.time ?? 0)).toBeLessThan(600_000);
          expect(event.sent).toBeGreaterThanOrEqual(event.time ?? 0);
          expect(event).toMatchObject({ channel: "shop", user: "u1" });
        }
      }
    },
  );

  it("are read field by field, by POST and by GET alike", async () => {
    const posted = await translated(payloadOf(captures("snowpost")[0] as Capture));
    const got = await translated(captures("snowget").flatMap(payloadOf));
    for (const events of [posted, got]) {
      expect(events[0]).toMatchObject({
        type: "page_viewed",
        data: { path: "/p/1", title: "T", referrer: "https://g.com" },
      });
      expect(events[1]).toMatchObject({ type: "product_viewed", data: { product_id: "p1", price: 12.5 } });
      expect(events[2]).toMatchObject({
        type: "structured_event",
        data: { category: "shop", action: "add", label: "sku", property: "p1", value: 2 },
      });
    }
  });

  it("of a browser belong to the tracker's session", async () => {
    const [page] = await translated(payloadOf(captures("snowb200")[0] as Capture));
    expect(page).toMatchObject({
      session: "dd7d4e7c-7170-4415-9eeb-100d532f9a86",
      data: { path: "/p/1", url: "http://127.0.0.1:8810/p/1", campaign_source: "g" },
    });
  });
});

describe("a Snowplow event", () => {
  it("of the e-commerce plugin becomes the shop's own, one a product", async () => {
    const cart = {
      schema: `${COMMERCE}/cart/jsonschema/1-0-0`,
      data: { cart_id: "c-1", total_value: 10, currency: "EUR" },
    };
    const events = await translated([action("add_to_cart", [product("A"), product("B"), cart])]);
    expect(events).toMatchObject([
      { id: "e-1", type: "product_added", data: { product_id: "A", cart_id: "c-1", price: 5 } },
      { id: "e-1:1", type: "product_added", data: { product_id: "B", cart_id: "c-1" } },
    ]);
  });

  it("of a purchase is an order with its lines", async () => {
    const transaction = {
      schema: `${COMMERCE}/transaction/jsonschema/1-0-0`,
      data: { transaction_id: "T-1", revenue: 12, currency: "EUR", payment_method: "card", total_quantity: 1 },
    };
    expect(await translated([action("transaction", [product("A"), transaction])])).toMatchObject([
      {
        type: "order_completed",
        data: { order_id: "T-1", total: 12, currency: "EUR", products: [{ product_id: "A" }] },
      },
    ]);
  });

  it("of an older transaction takes its items from the same request; an item alone is refused", async () => {
    const order = { e: "tr", eid: "o-1", sid: "s-1", tr_id: "T-9", tr_tt: "20.5", tr_cu: "EUR" };
    const item = {
      e: "ti",
      eid: "i-1",
      sid: "s-1",
      ti_id: "T-9",
      ti_sk: "A",
      ti_pr: "20.5",
      ti_qu: "1",
      ti_ca: "tops",
    };
    expect(await translated([item, order])).toMatchObject([
      {
        id: "o-1",
        type: "order_completed",
        data: { order_id: "T-9", total: 20.5, products: [{ product_id: "A", price: 20.5, quantity: 1 }] },
      },
    ]);
    expect(await translateSnowplow([item], any, testContext())).toMatchObject([{ reason: { code: "orphan_item" } }]);
  });

  it("of the older cart and search helpers is understood", async () => {
    const [added] = await translated([
      selfDescribing(`${CORE}/add_to_cart/jsonschema/1-0-0`, { sku: "A", unitPrice: 3, quantity: 1, currency: "EUR" }),
    ]);
    expect(added).toMatchObject({ type: "product_added", data: { product_id: "A", price: 3 } });
    const [searched] = await translated([
      selfDescribing(`${CORE}/site_search/jsonschema/1-0-0`, { terms: ["red", "dress"], totalResults: 4 }),
    ]);
    expect(searched).toMatchObject({ type: "products_searched", data: { query: "red dress", results: 4 } });
  });

  it.each([
    ["deny_all", [], { analytics: false, personalization: false }],
    ["allow_selected", ["analytics"], { analytics: true, personalization: false, marketing: false }],
    ["allow_all", [], { analytics: true, personalization: true }],
  ])("of consent preferences, %s, states consent", async (eventType, consentScopes, consent) => {
    const event = selfDescribing(`${CORE}/consent_preferences/jsonschema/1-0-0`, { eventType, consentScopes });
    expect(await translated([event])).toMatchObject([{ type: "consent_updated", consent, data: {} }]);
  });

  it.each([
    ["not_an_object", 7],
    ["unknown_kind", { e: "zz", sid: "s" }],
    ["unknown_kind", { e: "ue", sid: "s", ue_px: "%%%" }],
    ["no_identity", { e: "pv" }],
  ])("is refused as %s, with the original kept", async (code, event) => {
    expect(await translateSnowplow([event], any, testContext())).toMatchObject([{ reason: { code, original: event } }]);
  });

  it("of an application that is not admitted is refused", async () => {
    const admits = (appId: string | null) => admitsApp("shop, app", appId);
    const sent = [
      { e: "pv", sid: "s", aid: "shop" },
      { e: "pv", sid: "s", aid: "other" },
      { e: "pv", sid: "s" },
    ];
    const outcomes = await translateSnowplow(sent, admits, testContext());
    expect(outcomes.map((each) => (each.ok ? "ok" : each.reason.code))).toEqual(["ok", "unknown_app", "unknown_app"]);
  });

  it("of any JSON whatever is events or refusals, never an exception", async () => {
    const event = fc.record(
      {
        e: fc.constantFrom("pv", "pp", "se", "ue", "tr", "ti", "zz"),
        eid: fc.jsonValue(),
        sid: fc.jsonValue(),
        uid: fc.jsonValue(),
        dtm: fc.jsonValue(),
        url: fc.oneof(fc.webUrl(), fc.jsonValue()),
        ue_pr: fc.oneof(fc.json(), fc.jsonValue()),
        co: fc.oneof(fc.json(), fc.jsonValue()),
        tr_id: fc.jsonValue(),
        ti_id: fc.jsonValue(),
      },
      { requiredKeys: ["e"] },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(fc.jsonValue(), event)), async (payload) => {
        const json = JSON.parse(JSON.stringify(payload)) as unknown[];
        for (const each of await translateSnowplow(json, any, testContext()))
          if (each.ok) expect(each.value.session).toMatch(/^[A-Za-z0-9._:-]{1,64}$/);
      }),
    );
  });
});
