import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { createContractLibrary } from "../../../adapters/contract-store/d1-contract-library.ts";
import { createSchemaRegistry } from "../../../adapters/schema-registry/object-registry.ts";
import { compileEncoder, encodeValue } from "../../../core/avro/binary-encoder.ts";
import { parseSchema } from "../../../core/avro/parse-schema.ts";
import { writeFrames } from "../../../core/binary-events/frames.ts";
import { contractOf } from "../../../core/contracts/catalogue.ts";
import type { JsonObject } from "../../../core/json.ts";
import { storeKey } from "../../../http/auth/test-keys.ts";
import { TEST_SOURCE_KEY } from "../../../test/workerd/tokens.ts";
import { badEventsOf } from "../bad-events.ts";
import { liveContractsOf } from "../contracts/contracts-of.ts";
import { takeInAgain } from "../take-in-again.ts";
import { fresh, ingestEnv, post, recordingQueue } from "../test-client.ts";

const registry = createSchemaRegistry(ingestEnv.SCHEMA_REGISTRY);
const SUBJECT = "nearshelf.events.coupon_entered-value";
const FRAMES = "application/vnd.nearshelf.avro-frames";
const FUZZ_TIMEOUT_MS = 60_000;

const schemaOf = (fields: readonly JsonObject[], name = "CouponEntered") => ({
  ...{ type: "record", name, namespace: "nearshelf.events" },
  fields,
});
const COUPON = { name: "coupon_id", type: "string" };
const WRITTEN = schemaOf([COUPON, { name: "till", type: "int" }]);
const NUMBERED = schemaOf([{ name: "coupon_id", type: "long" }]);

async function register(subject: string, schema: object, more: object = {}): Promise<number> {
  const answer = await registry.run("registerSchema", {
    ...{ subject, schemaType: "AVRO", schema: JSON.stringify(schema), references: [], metadata: null, ruleSet: null },
    ...{ normalize: false, version: null, id: null, propagateSchemaTags: false, newTags: null },
    ...more,
  } as never);
  if (!answer.ok) throw new Error(answer.reason.message);
  return answer.value.id ?? 0;
}

function message(id: number, schema: object, value: unknown): Uint8Array {
  const parsed = parseSchema(schema as never);
  const bytes = parsed.ok ? encodeValue(compileEncoder(parsed.value), value) : parsed;
  if (!bytes.ok) throw new Error("not to be encoded");
  return Uint8Array.of(0, id >>> 24, (id >>> 16) & 255, (id >>> 8) & 255, id & 255, ...bytes.value);
}

let bound = 0;
let numbered = 0;
beforeAll(async () => {
  bound = await register(SUBJECT, WRITTEN);
  numbered = await register("rogue-value", NUMBERED);
});

const { queue, events } = recordingQueue();
const headers = (more: Record<string, string> = {}): Record<string, string> => ({
  "content-type": "application/vnd.confluent.avro",
  authorization: `Bearer ${TEST_SOURCE_KEY}`,
  "ce-session": fresh("session"),
  ...more,
});
const send = (body: Uint8Array, more: Record<string, string> = {}) =>
  post(body, { path: "/v1/events/binary", headers: headers(more), env: { EVENTS_QUEUE: queue } });
const sent = (id: string) => events().find((event) => event.id === id);
const coupon = (code = "MAY") => message(bound, WRITTEN, { coupon_id: code, till: 3 });

describe("POST /v1/events/binary", () => {
  it("takes a message: its attributes from headers, its type from its schema's subject", async () => {
    const id = fresh("event");
    const answer = await send(coupon(), { "ce-id": id, "ce-time": "2026-05-01T10:00:00Z", "ce-consent": "analytics" });
    expect([answer.status, answer.body]).toEqual([202, { accepted: 1, duplicate: 0, withheld: 0, rejected: [] }]);
    expect(sent(id)).toMatchObject({
      ...{ type: "coupon_entered", source: "avro", time: Date.parse("2026-05-01T10:00:00Z") },
      dataschema: "/v1/contracts/nearshelf.events.coupon_entered/versions/1.0.0",
      data: { coupon_id: "MAY" },
    });
  });

  it("takes a batch, and refuses by index what is wrong with it", async () => {
    const ids = Array.from({ length: 8 }, () => fresh("event"));
    const frame = (at: number, message: Uint8Array, more: JsonObject = {}) => ({
      attributes: { id: ids[at] ?? "", ...more },
      message,
    });
    const answer = await send(
      writeFrames([
        frame(0, coupon("A")),
        frame(1, Uint8Array.of(7, 7)),
        frame(2, message(987_654, WRITTEN, { coupon_id: "A", till: 1 })),
        frame(3, coupon().subarray(0, 7)),
        frame(4, message(numbered, NUMBERED, { coupon_id: 7 }), { type: "Coupon Entered" }),
        frame(5, coupon("no id of ours: spaces")),
        frame(6, coupon(), { nonsense: 1 }),
        frame(7, coupon("B"), { channel: "outlet" }),
      ]),
      { "content-type": FRAMES },
    );
    expect(answer.status).toBe(202);
    expect(answer.body.accepted).toBe(2);
    expect(answer.body.rejected?.map(({ index, code }) => [index, code])).toEqual([
      [1, "bad_message"],
      [2, "unknown_schema"],
      [3, "bad_avro"],
      [4, "wrong_type"],
      [5, "bad_format"],
      [6, "malformed_event"],
    ]);
    expect([sent(ids[0] ?? "")?.data, sent(ids[7] ?? "")?.channel]).toEqual([{ coupon_id: "A" }, "outlet"]);
  });

  it("counts a message that comes again as a duplicate", async () => {
    const ce = { "ce-id": fresh("event"), "ce-session": fresh("session") };
    await send(coupon(), ce);
    expect((await send(coupon(), ce)).body).toMatchObject({ accepted: 0, duplicate: 1 });
  });

  it("refuses a schema that stands under no contract's subject, and takes its events after a fix", async () => {
    const id = fresh("event");
    const loose = schemaOf([COUPON, { name: "shelf", type: "int", default: 1 }]);
    const stranger = await register("loose-value", loose);
    const answer = await send(message(stranger, loose, { coupon_id: "MAY", shelf: 2 }), {
      "ce-id": id,
      "ce-type": "coupon_entered",
    });
    expect(answer.body.rejected).toMatchObject([{ index: 0, id, code: "unbound_schema" }]);
    await registry.run("changeSettings", { scope: SUBJECT, change: { compatibilityLevel: "NONE" } } as never);
    await register(SUBJECT, loose);
    const store = await badEventsOf(ingestEnv);
    const now = Date.now() + 2_000;
    const claimed = await store.claim({ reason: "unbound_schema" }, { startedAt: now, limit: 9, now });
    expect(claimed).toHaveLength(1);
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    const outcomes = await takeInAgain(claimed, { ...ingestEnv, EVENTS_QUEUE: queue });
    expect(outcomes.map(({ refused }) => refused)).toEqual([null]);
    expect(sent(id)?.data).toEqual({ coupon_id: "MAY" });
  });

  it("keeps what is refused with the contract's name and the path, and no value of it", async () => {
    const id = fresh("event");
    await send(message(numbered, NUMBERED, { coupon_id: 7 }), { "ce-id": id, "ce-type": "coupon_entered" });
    const store = await badEventsOf(ingestEnv);
    const page = { after: null, limit: 100, now: Date.now() };
    const { events: kept } = await store.list({ reason: "wrong_type" }, page);
    expect(kept.at(-1)).toMatchObject({
      contract: "coupon_entered",
      version: "1.0.0",
      path: "data.coupon_id",
      source: "avro",
    });
    expect(kept.at(-1)?.shape).toContain("data_base64");
    expect(kept.at(-1)?.shape).not.toContain(id);
  });

  it("holds to the rules of a schema that are ours", async () => {
    const ruled = schemaOf([COUPON, { name: "order_id", type: "string" }]);
    const expr = JSON.stringify({ when: "order_id", requires: "cart_id" });
    const rule = { name: "cart_known", kind: "CONDITION", type: "NEARSHELF", mode: "WRITE", expr };
    const id = await register(SUBJECT, ruled, { ruleSet: { domainRules: [rule] } });
    const answer = await send(message(id, ruled, { coupon_id: "MAY", order_id: "O-1" }), { "ce-id": fresh("event") });
    expect(answer.body.rejected).toMatchObject([{ code: "broken_rule" }]);
  });

  it.each([
    ["JSON", new TextEncoder().encode("{}"), { "content-type": "application/json" }, 415],
    ["nothing", new Uint8Array(), {}, 400],
    ["a batch whose lengths lie", Uint8Array.of(0, 0, 0, 9, 1), { "content-type": FRAMES }, 400],
    ["too much", new Uint8Array(600_000), {}, 413],
    ["a coded body", coupon, { "content-encoding": "gzip" }, 415],
    ["no key", coupon, { authorization: "" }, 401],
  ])("refuses %s as a request", async (_, body, more, status) => {
    expect((await send(typeof body === "function" ? body() : body, more)).status).toBe(status);
  });

  it("answers 202 or 4xx whatever the bytes and attributes are", { timeout: FUZZ_TIMEOUT_MS }, async () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 60 }),
      fc.uint8Array({ maxLength: 60 }).map((tail) => Uint8Array.of(0, 0, 0, 0, bound, ...tail)),
      fc.uint8Array({ maxLength: 40 }).map((message) => writeFrames([{ attributes: { id: "e", time: "x" }, message }])),
    );
    await fc.assert(
      fc.asyncProperty(bytes, fc.boolean(), async (body, framed) => {
        const { status } = await send(
          body,
          framed ? { "content-type": FRAMES } : { "ce-id": "e-1", "ce-time": "later" },
        );
        expect([202, 400]).toContain(status);
      }),
      { numRuns: 60 },
    );
  });
});

describe("contracts that are stored at run time", () => {
  const library = createContractLibrary(ingestEnv.GOVERNANCE_DB);
  const model = contractOf("coupon_entered")?.source;
  if (model === undefined) throw new Error("the model contract is gone");
  const type = "voucher_entered";
  const store = (version: string, revision: number, more: readonly object[] = []) => {
    const document = {
      ...model,
      ...{ id: `shop.${type}`, version, status: "active" },
      customProperties: model.customProperties.map(({ property, value }) => ({
        property,
        value:
          property === "eventType" ? type : property === "registrySubject" ? `nearshelf.events.${type}-value` : value,
      })),
      schema: model.schema.map((object) => ({ ...object, properties: [...(object.properties ?? []), ...more] })),
    } as unknown as JsonObject;
    return library.append({
      ...{ id: `shop.${type}`, status: "active", version, revision, eventType: type, document, at: 1, reason: null },
      ...{ action: "revised", actor: "tester", actorKind: "token", requestId: "r" },
    });
  };
  const note = { name: "note", logicalType: "string", logicalTypeOptions: { maxLength: 9 }, quality: [] };
  const event = (data: JsonObject) => ({ id: fresh("event"), type, session: fresh("session"), data });
  const look = () => liveContractsOf(ingestEnv).refreshed(Date.now());

  it("are judged by as soon as the isolate has looked, and name their version in the event", async () => {
    const early = await post(event({ coupon_id: "A" }));
    expect(early.body.rejected).toMatchObject([{ code: "unknown_type" }]);
    await store("1.0.0", 1);
    await look();
    const noted = event({ coupon_id: "A", note: "hi" });
    expect((await post(noted)).body.rejected).toMatchObject([{ code: "unknown_field" }]);
    await store("1.1.0", 2, [note]);
    await look();
    const env = { EVENTS_QUEUE: queue };
    for (const each of [event({ coupon_id: "A" }), noted]) expect((await post(each, { env })).body.accepted).toBe(1);
    expect(sent(noted.id)?.dataschema).toBe(`/v1/contracts/shop.${type}/versions/1.1.0`);
  });

  it("show their fields' names in bad events", async () => {
    await post(event({ coupon_id: "A", note: 7 }));
    const bad = await badEventsOf(ingestEnv);
    const { events: kept } = await bad.list({ contract: type }, { after: null, limit: 100, now: Date.now() });
    expect(kept.map(({ path }) => path)).toContain("data.note");
  });

  it("hold on, as they were, while the store fails; and no request fails or waits long for it", async () => {
    const { key } = await storeKey("source");
    const broken = new Proxy(ingestEnv.GOVERNANCE_DB, {
      get: (target, name) =>
        name !== "prepare"
          ? Reflect.get(target, name)
          : (sql: string) => target.prepare(sql.includes("contract_revisions") ? "SELECT * FROM gone" : sql),
    });
    const answer = await post(
      { ...event({}), type: "coupon_entered", data: { coupon_id: "A" } },
      { env: { GOVERNANCE_DB: broken }, headers: { authorization: `Bearer ${key}` } },
    );
    expect(answer.body.accepted).toBe(1);
  });
});
