import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { allContracts } from "../contracts/catalogue.ts";
import type { OdcsProperty } from "../contracts/contract-source.ts";
import { cleanEvent } from "./clean-event.ts";
import { EVENT_MAX_BYTES } from "./event-limits.ts";

const NOW = Date.parse("2026-11-22T12:00:00Z");
const HOUR_MS = 3_600_000;
const viewed = { id: "e1", type: "product_viewed", session: "s1", data: { product_id: "42" } };
const page = (data: object) => ({ ...viewed, type: "page_viewed", data: { path: "/", ...data } });
const cleaned = (raw: unknown, unknownTypes: "raw" | "reject" = "reject") => {
  const result = cleanEvent(raw, { now: NOW, unknownTypes });
  return result.ok ? result.value : null;
};
const refusal = (raw: unknown) => {
  const result = cleanEvent(raw, { now: NOW });
  return result.ok ? null : result.reason;
};

describe("size and depth", () => {
  it("come first: what is too large is not looked at", () => {
    const raw = { ...viewed, type: 7, data: { product_id: "x".repeat(EVENT_MAX_BYTES) } };
    expect(refusal(raw)).toMatchObject({ code: "event_too_large", id: "e1", contract: null });
  });

  it("are counted in bytes of UTF-8", () => {
    const review = (review_body: string) => ({
      ...viewed,
      type: "product_reviewed",
      data: { product_id: "1", review_body },
    });
    expect(refusal(review("漢".repeat(EVENT_MAX_BYTES / 3)))?.code).toBe("event_too_large");
    expect(refusal(review("x".repeat(EVENT_MAX_BYTES / 3)))?.code).toBe("too_long");
  });

  it("refuse what nests too deep without following it", () => {
    const deep: unknown = JSON.parse(`${'{"a":'.repeat(5_000)}1${"}".repeat(5_000)}`);
    expect(refusal({ ...viewed, data: deep })?.code).toBe("event_too_deep");
  });
});

describe("a wrong clock", () => {
  it("is corrected by as much as the time of sending differs from that of arrival", () => {
    const time = NOW + HOUR_MS - 5_000;
    expect(cleaned({ ...viewed, time, sent: NOW + HOUR_MS })?.time).toBe(NOW - 5_000);
    const behind = new Date(NOW - 3 * HOUR_MS).toISOString();
    expect(cleaned({ ...viewed, time: behind, sent: behind })?.time).toBe(NOW);
  });

  it("that is near enough is left alone, so that an event sent again keeps its time", () => {
    const time = NOW - 40_000;
    for (const sent of [NOW, NOW - 30_000, NOW + 30_000]) expect(cleaned({ ...viewed, time, sent })?.time).toBe(time);
  });

  it("of 1970 is no reason to lose an event", () => {
    expect(cleaned({ ...viewed, time: "1970-01-01T00:00:05Z", sent: "1970-01-01T00:00:09Z" })?.time).toBe(NOW - 4_000);
  });

  it("that nobody speaks of is not corrected", () => {
    expect(refusal({ ...viewed, time: NOW + HOUR_MS })?.code).toBe("time_in_future");
  });
});

describe("signs of an automaton", () => {
  it("mark the event and keep it", () => {
    const raw = { ...viewed, context: { userAgent: "Googlebot/2.1 (+http://www.google.com/bot.html)" } };
    expect(cleaned(raw)).toMatchObject({ bot: ["user_agent"], data: { product_id: "42" } });
  });

  it("of the request and of the event stand together, each once", () => {
    const raw = { ...viewed, context: { userAgent: "curl/8", webdriver: true } };
    const result = cleanEvent(raw, { now: NOW, indicators: ["user_agent", "cloudflare_score"] });
    expect(result).toMatchObject({ value: { bot: ["user_agent", "cloudflare_score", "webdriver"] } });
  });

  it("are not there in a person's browser", () => {
    const userAgent =
      "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 Version/18.1 Safari/604.1";
    expect(cleaned({ ...viewed, context: { userAgent } })?.bot).toEqual([]);
  });
});

describe("personal data", () => {
  it("is redacted in titles and other texts, and addresses lose query and fragment", () => {
    const raw = page({
      title: "Orders of jane@example.com",
      path: "/account/jane@example.com/orders?email=x#y",
      referrer: "https://jane:secret@mail.example/read?to=jane",
    });
    expect(cleaned(raw)?.data).toEqual({
      title: "Orders of [mail]",
      path: "/account/[mail]/orders",
      referrer: "https://[secret]@mail.example/read",
    });
  });

  it.each(["/@brand/shoes", "/a.b/c"])("is not seen in %s", (path) => {
    expect(cleaned(page({ path }))?.data).toEqual({ path });
  });

  it("is redacted in an id that has the form for it, and refused where a marker cannot stand", () => {
    expect(cleaned({ ...viewed, data: { product_id: "jane@example.com" } })?.data).toEqual({ product_id: "[mail]" });
    const shown = { request_id: "r-1", placement: "a4111111111111111", products: [] };
    expect(refusal({ ...viewed, type: "recommendation_shown", data: shown })).toMatchObject({
      code: "personal_data",
      contract: "recommendation_shown",
      path: "data.placement",
      detail: expect.not.stringContaining("4111"),
    });
  });

  it("that a contract declares is taken out, to come back as it says", () => {
    const data = { method: "password", email: "Jane@example.com", phone: "+1 555 010 0199", name: "Jane Doe" };
    expect(cleaned({ ...viewed, type: "signed_up", data })).toMatchObject({
      data: { method: "password" },
      personal: [
        { path: ["email"], handling: "tokenize", value: "Jane@example.com" },
        { path: ["phone"], handling: "encrypt", value: "+1 555 010 0199" },
      ],
    });
    const failed = { reason: "wrong_password", ip: "203.0.113.7" };
    expect(cleaned({ ...viewed, type: "sign_in_failed", data: failed })?.data).toEqual({
      reason: "wrong_password",
      ip: "203.0.113.0",
    });
  });

  it("in a message keeps its contract's length, although a marker is longer", () => {
    const title = `${"x".repeat(248)} pin: 1 cvv: 12`.slice(0, 256);
    expect(cleaned(page({ title }))?.data.title).toHaveLength(256);
  });

  it("as an event's id or channel is not kept as it is", () => {
    expect(cleaned({ ...viewed, id: "4111111111111111" })?.personalId).toBe(true);
    expect(cleaned({ ...viewed, channel: "4111111111111111" })?.event.channel).toBeUndefined();
    expect(cleaned({ ...viewed, id: "0b0e6f7a-3d52-4e6f-9a41-111111111111" })?.personalId).toBe(false);
  });
});

describe("an unknown type", () => {
  const quiz = {
    ...viewed,
    type: "Quiz Finished",
    data: {
      score: 7,
      email: "jane@example.com",
      note: "I am jane@example.com",
      card: 4111111111111111,
      a: [{ firstName: "J" }],
    },
  };

  it("is refused unless the deployment keeps such events", () => {
    expect(refusal(quiz)).toMatchObject({ code: "unknown_type" });
  });

  it("is kept as raw: its name, and its payload as text without what is personal", () => {
    const raw = cleaned(quiz, "raw");
    expect(raw).toMatchObject({ contract: { type: "raw" }, data: { event: "quiz_finished" } });
    expect(JSON.parse(String(raw?.data.properties))).toEqual({
      score: 7,
      note: "I am [mail]",
      card: "[card]",
      a: [{}],
    });
    expect(raw?.contract.validate(raw.data, "data")).toBeNull();
  });

  it("does not carry personal data in its name", () => {
    expect(cleaned({ ...quiz, type: "jane@example.com" }, "raw")?.data.event).toBe("[mail]");
  });
});

/** A value that keeps an ODCS property, made of `text` where it may be text. */
const payloadOf = (property: OdcsProperty, text: string): unknown => {
  if (property.items !== undefined) return [payloadOf(property.items, text)];
  if (property.properties !== undefined || property.logicalType === "object")
    return Object.fromEntries((property.properties ?? []).map((each) => [each.name, payloadOf(each, text)]));
  if (property.logicalType !== "string") return property.examples?.[0];
  const { pattern, maxLength = 64 } = property.logicalTypeOptions ?? {};
  const fits = text.length <= maxLength && (pattern === undefined || new RegExp(pattern).test(text));
  return fits ? text : property.examples?.[0];
};

describe("any event whatsoever", () => {
  const CANARIES = [
    "jane.canary@example.com",
    "4111111111111111",
    "4111-1111-1111-1111",
    "DE89370400440532013000",
    "+4917112345678",
    "+49-171-1234567",
  ];
  const contract = fc.constantFrom(...allContracts().filter(({ type }) => type !== "raw"));
  const around = fc.string({ unit: fc.constantFrom(..."abXY.:;/_~!"), maxLength: 8 });
  const planted = fc.tuple(around, fc.constantFrom(...CANARIES), around);

  it("never makes cleaning throw", () => {
    fc.assert(
      fc.property(fc.anything(), fc.jsonValue(), contract, (raw, data, { type }) => {
        cleanEvent(raw, { now: NOW, unknownTypes: "raw" });
        cleanEvent(data, { now: NOW });
        cleanEvent({ ...viewed, type, data }, { now: NOW });
        cleanEvent({ ...viewed, type: "unheard of", data: { data } }, { now: NOW, unknownTypes: "raw" });
      }),
      { numRuns: 1_000 },
    );
  });

  it("comes out without a planted e-mail address, card, IBAN or phone number, wherever it stood", () => {
    fc.assert(
      fc.property(contract, planted, ({ type, source }, [before, canary, after]) => {
        const data = payloadOf(
          { logicalType: "object", properties: source.schema[0]?.properties ?? [] },
          `${before} ${canary} ${after}`,
        );
        const tight = payloadOf({ logicalType: "object", properties: source.schema[0]?.properties ?? [] }, canary);
        for (const payload of [data, tight]) {
          const raw = { ...viewed, id: canary.replaceAll(/[^0-9A-Za-z]/g, ""), type, data: payload };
          const result = cleanEvent(raw, { now: NOW });
          const kept = result.ok
            ? [result.value.data, result.value.event.channel]
            : [result.reason.detail, result.reason.path];
          expect(JSON.stringify(kept)).not.toContain(canary);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it("of an unknown type comes out without one, name or value, however deep", () => {
    const nested = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 4, depthSize: "small" },
        planted.map((parts) => parts.join(" ")),
        fc.jsonValue(),
        fc.array(tie("value"), { maxLength: 3 }),
        fc.dictionary(
          fc.oneof(
            fc.string(),
            planted.map((parts) => parts.join(" ")),
          ),
          tie("value"),
          { maxKeys: 3 },
        ),
      ),
    })).value;
    fc.assert(
      fc.property(nested, (value) => {
        const result = cleanEvent({ ...viewed, type: "odd", data: { value } }, { now: NOW, unknownTypes: "raw" });
        const kept = JSON.stringify(result.ok ? result.value.data : result.reason);
        for (const canary of CANARIES) expect(kept).not.toContain(canary);
      }),
      { numRuns: 1_000 },
    );
  });

  it("that was cleaned is not changed by cleaning it again", () => {
    fc.assert(
      fc.property(
        contract,
        fc.oneof(
          planted.map((parts) => parts.join(" ")),
          fc.string(),
        ),
        ({ type, source }, text) => {
          const properties = source.schema[0]?.properties ?? [];
          const once = cleaned({ ...viewed, type, data: payloadOf({ logicalType: "object", properties }, text) });
          if (once === null) return;
          const declared = properties.some(
            (property) => property.required === true && once.data[property.name ?? ""] === undefined,
          );
          if (declared) return;
          expect(cleaned({ ...viewed, type, data: once.data })?.data).toEqual(once.data);
        },
      ),
      { numRuns: 1_000 },
    );
  });
});
