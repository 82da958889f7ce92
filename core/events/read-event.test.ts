import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { eventSchema, incomingEventSchema } from "./event-schema.ts";
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
      contract: "order_completed",
      version: "1.1.0",
      path: "data.products[1].product_id",
    });
    expect(JSON.stringify(refusal(order))).not.toContain("jane");
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

  it("names no contract where none was reached", () => {
    expect(refusal({ ...viewed, type: "product_licked" })).toMatchObject({ contract: null, version: null, path: null });
    expect(refusal({ ...viewed, session: 7 })).toMatchObject({ contract: null, path: "session" });
  });

  it("takes an unknown type as raw where the deployment keeps such events", () => {
    const read = readEvent({ ...viewed, type: "Quiz Finished", data: { score: 7 } }, NOW, "raw");
    expect(read).toMatchObject({
      value: { contract: { type: "raw" }, unknownType: "quiz_finished", data: { score: 7 } },
    });
  });

  it("knows no type raw that a client could send", () => {
    const raw = { ...viewed, type: "raw", data: { event: "x", properties: "jane@example.com" } };
    expect(refusal(raw)?.code).toBe("unknown_type");
    expect(readEvent(raw, NOW, "raw")).toMatchObject({ value: { unknownType: "raw" } });
  });

  it("takes consent in Google's words", () => {
    const consent = { analytics_storage: "denied", ad_storage: "granted" };
    expect(readEvent({ ...viewed, consent }, NOW)).toMatchObject({
      value: { event: { consent: { analytics: false, marketing: true } } },
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

describe("the schema that parses events", () => {
  it("takes and refuses what the published one does", () => {
    const payload = fc.oneof(
      fc.jsonValue(),
      fc.dictionary(fc.string({ maxLength: 80 }), fc.jsonValue()),
      fc.constant(undefined),
    );
    fc.assert(
      fc.property(payload, (data) => {
        const raw = { ...viewed, data };
        expect(incomingEventSchema.safeParse(raw).success).toBe(eventSchema.safeParse(raw).success);
      }),
    );
  });
});
