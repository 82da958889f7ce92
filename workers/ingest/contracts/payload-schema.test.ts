import { describe, expect, it } from "vitest";
import { createContractLibrary } from "../../../adapters/contract-store/d1-contract-library.ts";
import { contractOf } from "../../../core/contracts/catalogue.ts";
import type { JsonObject } from "../../../core/json.ts";
import { consoleDuring, ingestEnv } from "../test-client.ts";
import { payloadSchemaOf } from "./payload-schema.ts";

const coupon = contractOf("coupon_entered");
if (coupon === undefined) throw new Error("the contract is gone");
const library = createContractLibrary(ingestEnv.GOVERNANCE_DB);
const address = (id: string, version: string) => `/v1/contracts/${id}/versions/${version}`;
const names = async (dataSchema: string | null, type = "coupon_entered", env = ingestEnv) => {
  const avro = (await payloadSchemaOf(env, type, dataSchema)) as { fields: { name: string }[] } | null;
  return avro?.fields.map(({ name }) => name) ?? null;
};
const own = coupon.avro.fields as unknown as { name: string }[];
const FILE = own.map(({ name }) => name);

const store = (version: string, revision: number, field: string) =>
  library.append({
    ...{ id: "shop.tea", status: "active", version, revision, eventType: "tea_poured", at: 1, reason: null },
    ...{ action: "revised", actor: "tester", actorKind: "token", requestId: "r" },
    document: {
      ...coupon.source,
      ...{ id: "shop.tea", version },
      customProperties: [{ property: "eventType", value: "tea_poured" }],
      schema: [{ name: "tea", logicalType: "object", properties: [{ name: field, logicalType: "string" }] }],
    } as unknown as JsonObject,
  });

describe("the schema that an event is written under", () => {
  it("is its file's, where the event names it, or names none", async () => {
    expect(await names(null)).toEqual(FILE);
    expect(await names(address(coupon.source.id, coupon.version))).toEqual(FILE);
  });

  it("is that of the version that judged it, also when that no longer holds", async () => {
    await store("1.0.0", 1, "old");
    await store("1.1.0", 2, "new");
    expect(await names(address("shop.tea", "1.0.0"), "tea_poured")).toEqual(["old"]);
    expect(await names(address("shop.tea", "1.1.0"), "tea_poured")).toEqual(["new"]);
  });

  it("is the one in force where the version is nowhere, and where the store fails", async () => {
    expect(await names(address(coupon.source.id, "0.0.9"))).toEqual(FILE);
    const broken = { ...ingestEnv, GOVERNANCE_DB: { prepare: () => ({}) } as unknown as D1Database };
    const told = await consoleDuring(async () => {
      expect(await names(address(coupon.source.id, "0.0.8"), "coupon_entered", broken)).toEqual(FILE);
    });
    expect(told).toContain('"store":"contracts"');
  });

  it("is none where nobody describes the type", async () => {
    expect(await names(null, "unheard_of")).toBeNull();
  });
});
