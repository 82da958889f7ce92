import { Validator } from "@cfworker/json-schema";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { JsonObject } from "../json.ts";
import { allContracts } from "./catalogue.ts";
import { contractWith, payloadFields, payloadsOf } from "./diff/contract-arbitrary.test-support.ts";
import { jsonSchemaOfContract } from "./json-schema-of-contract.ts";
import { payloadValidator } from "./payload-validator.ts";

const ADDRESS = "https://shop.example/schemas/x.json";
const accepts = (contract: Parameters<typeof jsonSchemaOfContract>[0], payload: JsonObject): boolean =>
  new Validator(jsonSchemaOfContract(contract, ADDRESS) as never, "2020-12").validate(payload).valid;

describe("the JSON Schema of a contract", () => {
  it("accepts and refuses what ingestion accepts and refuses", () => {
    const cases = fc
      .tuple(payloadFields, payloadFields)
      .chain(([fields, others]) => fc.tuple(fc.constant(fields), fc.oneof(payloadsOf(fields), payloadsOf(others))));
    fc.assert(
      fc.property(cases, ([fields, payload]) => {
        const kept = payloadValidator(fields)(payload, "data") === null;
        expect(accepts(contractWith(fields), payload)).toBe(kept);
      }),
      { numRuns: 300 },
    );
  });

  it.each(allContracts().map(({ type, source }) => [type, source] as const))("of %s names every field", (_, source) => {
    const schema = jsonSchemaOfContract(source, ADDRESS);
    expect(Object.keys(schema.properties as object)).toEqual(
      (source.schema[0]?.properties ?? []).map(({ name }) => name),
    );
  });
});
