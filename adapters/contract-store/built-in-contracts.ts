import { CONTRACT_SOURCES } from "../../core/contracts/catalogue.generated.ts";
import { eventTypeOf } from "../../core/contracts/contract-properties.ts";
import { isContractStatus } from "../../core/contracts/lifecycle.ts";
import type { JsonObject } from "../../core/json.ts";
import { documentDigest } from "./document-digest.ts";
import type { GovernedContract } from "./port.ts";

let contracts: Promise<ReadonlyMap<string, GovernedContract>> | null = null;

/** The deployment's files, by id; their digests are taken once an isolate. */
export function builtInContracts(): Promise<ReadonlyMap<string, GovernedContract>> {
  contracts ??= readAll();
  return contracts;
}

async function readAll(): Promise<ReadonlyMap<string, GovernedContract>> {
  const all = await Promise.all(
    CONTRACT_SOURCES.map(async ({ contract }) => {
      const document = contract as unknown as JsonObject;
      return {
        id: contract.id,
        status: isContractStatus(contract.status) ? contract.status : ("draft" as const),
        version: contract.version,
        revision: 0,
        eventType: eventTypeOf(contract) ?? null,
        domain: contract.domain ?? null,
        sha256: await documentDigest(document),
        document,
        contract,
      };
    }),
  );
  return new Map(all.map((each) => [each.id, each]));
}
