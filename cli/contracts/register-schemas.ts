import { avroOfContract } from "../../core/contracts/avro-of-contract.ts";
import { registrySubjectOf } from "../../core/contracts/contract-properties.ts";
import type { OdcsContract } from "../../core/contracts/contract-source.ts";
import { CONTRACT_STATUSES, isServed } from "../../core/contracts/lifecycle.ts";
import type { PlatformClient } from "../platform-client.ts";

/** Registrations under way at once. */
const AT_ONCE = 4;
const SERVED: ReadonlySet<string> = new Set(CONTRACT_STATUSES.filter(isServed));
const CONTENT_TYPE = "application/vnd.schemaregistry.v1+json";

/**
 * Puts the Avro schemas of contracts in force under their subjects of a platform's registry; those that stand there already stay as
 * they are. Answers how many subjects there are. Rejects where the registry refuses one.
 */
export async function registerSchemas(client: PlatformClient, contracts: readonly OdcsContract[]): Promise<number> {
  const bound = contracts.flatMap((contract) => {
    const subject = registrySubjectOf(contract);
    return subject === undefined || !SERVED.has(contract.status) ? [] : [{ subject, contract }];
  });
  const waiting = bound.values();
  const register = async (): Promise<void> => {
    for (const { subject, contract } of waiting) {
      await client.request(`/registry/subjects/${encodeURIComponent(subject)}/versions`, {
        method: "POST",
        headers: { "content-type": CONTENT_TYPE },
        body: JSON.stringify({ schemaType: "AVRO", schema: JSON.stringify(avroOfContract(contract)) }),
      });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, register));
  return bound.length;
}
