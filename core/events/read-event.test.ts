import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FUTURE_TOLERANCE_MS, readEvent } from "./read-event.ts";

const NOW = Date.parse("2026-11-22T12:00:00Z");
const viewed = { id: "e1", type: "product_viewed", session: "s1", data: { product_id: "42" } };
const refusal = (raw: unknown) => {
  const read = readEvent(raw, NOW);
  return read.ok ? null : read.reason;
};

describe("readEvent", () => {
  it("takes an event that keeps its contract, and the time of arrival where none is given", () => {
    expect(readEvent(viewed, NOW)).toMatchObject({
      ok: true,
      value: { time: NOW, contract: { type: "product_viewed" } },
    });
  });

  it("takes Segment's name of a type", () => {
    expect(readEvent({ ...viewed, type: "Product Viewed" }, NOW)).toMatchObject({
      ok: true,
      value: { contract: { type: "product_viewed" } },
    });
  });

  it("takes RFC 3339 and epoch milliseconds alike", () => {
    const asText = readEvent({ ...viewed, time: "2026-11-22T13:00:00+01:00" }, NOW);
    const asNumber = readEvent({ ...viewed, time: NOW }, NOW);
    expect(asText).toMatchObject({ value: { time: NOW } });
    expect(asNumber).toMatchObject({ value: { time: NOW } });
  });

  it.each([
    ["nothing", null, "malformed_event"],
    ["a number", 7, "malformed_event"],
    ["no id", { ...viewed, id: undefined }, "malformed_event"],
    ["a 64 kB id", { ...viewed, id: "x".repeat(65_536) }, "malformed_event"],
    ["an e-mail address as session", { ...viewed, session: "jane@example.com" }, "malformed_event"],
    ["an unknown attribute", { ...viewed, colour: "red" }, "malformed_event"],
    ["an unknown type", { ...viewed, type: "product_licked" }, "unknown_type"],
    ["a time in the future", { ...viewed, time: NOW + FUTURE_TOLERANCE_MS + 1 }, "time_in_future"],
    ["a missing field", { ...viewed, data: {} }, "missing_field"],
    ["an unknown field", { ...viewed, data: { product_id: "1", e_mail: "x" } }, "unknown_field"],
    ["a wrong type", { ...viewed, data: { product_id: 42 } }, "wrong_type"],
    ["a negative price", { ...viewed, data: { product_id: "1", price: -1 } }, "out_of_range"],
    ["a currency of four letters", { ...viewed, data: { product_id: "1", currency: "EURO" } }, "too_long"],
    ["an id with a space", { ...viewed, data: { product_id: "a b" } }, "bad_format"],
  ])("refuses %s", (_, raw, code) => {
    expect(refusal(raw)?.code).toBe(code);
  });

  it("names the path of a bad order line and never its value", () => {
    const order = {
      ...viewed,
      type: "order_completed",
      data: { order_id: "o1", products: [{ product_id: "1" }, { product_id: "jane@example.com x" }] },
    };
    expect(refusal(order)).toMatchObject({
      code: "bad_format",
      detail: expect.stringContaining("data.products[1].product_id"),
    });
    expect(JSON.stringify(refusal(order))).not.toContain("jane");
  });

  it("cuts query and fragment off addresses", () => {
    const page = {
      ...viewed,
      type: "page_viewed",
      data: { path: "/account?email=jane@example.com#x", referrer: "https://a.example/?q=jane" },
    };
    expect(readEvent(page, NOW)).toMatchObject({
      value: { data: { path: "/account", referrer: "https://a.example/" } },
    });
  });

  it.each([
    ["/account/jane@example.com/orders", "/account/[redacted]/orders"],
    ["/account/jane%40example.com", "/account/[redacted]"],
    ["https://jane:secret@shop.example/a", "https://[redacted]/a"],
    ["/@brand/shoes", "/@brand/shoes"],
    ["/a.b/c", "/a.b/c"],
    ["?email=jane@example.com", ""],
  ])("keeps of the address %j only %j", (path, kept) => {
    const read = readEvent({ ...viewed, type: "page_viewed", data: { path } }, NOW);
    expect(read).toMatchObject({ value: { data: { path: kept } } });
  });

  it.each(["0000-01-01T00:00:00+01:00", "1999-12-31T23:59:59Z", "9999-12-31T23:59:59Z", "2026-02-30T00:00:00Z"])(
    "refuses the time %s: a date is a partition of the lake",
    (time) => {
      expect(readEvent({ ...viewed, time }, NOW).ok).toBe(false);
    },
  );

  it("sees __proto__ in a payload as the unknown field that it is", () => {
    const raw = JSON.parse(
      '{"id":"e1","type":"product_viewed","session":"s1","data":{"product_id":"1","__proto__":{}}}',
    );
    expect(refusal(raw)?.code).toBe("unknown_field");
  });

  it("does not repeat a payload's name that is too long to be one", () => {
    const name = `jane@example.com${"x".repeat(64)}`;
    expect(refusal({ ...viewed, data: { product_id: "1", [name]: 1 } })).toMatchObject({
      code: "malformed_event",
      detail: expect.not.stringContaining("jane"),
    });
  });

  it("never throws, whatever arrives", () => {
    fc.assert(
      fc.property(fc.anything(), (raw) => {
        readEvent(raw, NOW);
      }),
    );
  });

  it("never throws, whatever the payload", () => {
    fc.assert(
      fc.property(
        fc.jsonValue(),
        fc.constantFrom("product_viewed", "order_completed", "recommendation_shown"),
        (data, type) => {
          readEvent({ ...viewed, type, data }, NOW);
        },
      ),
    );
  });
});
