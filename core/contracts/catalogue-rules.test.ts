import { describe, expect, it } from "vitest";
import { avroOfContract } from "./avro-of-contract.ts";
import { allContracts } from "./catalogue.ts";
import { checkOdcs } from "./document/check-odcs.ts";
import { checkContract } from "./rules/check-contract.ts";

const CONTRACTS = allContracts().map((contract) => [contract.type, contract] as const);

describe("the deployment's contracts", () => {
  it.each(CONTRACTS)("%s keeps the official schema and every rule of ours", (_, { source }) => {
    expect(checkOdcs(source as never)).toEqual([]);
    expect(checkContract(source)).toEqual([]);
  });

  it.each(CONTRACTS)("%s has the Avro schema that is derived from it", (_, { source, avro }) => {
    expect(avroOfContract(source)).toEqual(avro);
  });
});
