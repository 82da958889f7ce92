import type { OdcsContract } from "../contract-source.ts";
import { agreementChanges } from "./agreement-changes.ts";
import { avroChanges } from "./avro-changes.ts";
import { type ContractChange, change, isBreaking } from "./change.ts";
import { fieldChanges } from "./field-changes.ts";
import { qualityChanges } from "./quality-changes.ts";

/**
 * Every difference that matters between two versions of a contract, payload first; empty for a document and itself. Without a
 * `breaking` one, each payload that kept `before` keeps `after`. Version and state are the life's, and not compared.
 */
export function diffContracts(before: OdcsContract, after: OdcsContract): readonly ContractChange[] {
  const fields = objectChanges(before, after);
  return [
    ...fields,
    // The same finding in Avro's words would only repeat it.
    ...(isBreaking(fields) ? [] : avroChanges(before, after)),
    ...agreementChanges(before, after),
    ...qualityChanges(before, after),
  ];
}

function objectChanges(before: OdcsContract, after: OdcsContract): readonly ContractChange[] {
  const now = new Map(after.schema.map((object) => [object.name, object]));
  const old = new Set(before.schema.map(({ name }) => name));
  return [
    ...before.schema.flatMap((object) => {
      const next = now.get(object.name);
      return next === undefined
        ? [change("breaking", "object_removed", object.name, `${object.name} is gone`, object.name, null)]
        : fieldChanges(object.name, object.properties ?? [], next.properties ?? []);
    }),
    ...after.schema
      .filter(({ name }) => !old.has(name))
      .map(({ name }) => change("compatible", "object_added", name, `${name} is new`, null, name)),
  ];
}
