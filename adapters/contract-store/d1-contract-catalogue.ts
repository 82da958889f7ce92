import { avroOfContract } from "../../core/contracts/avro-of-contract.ts";
import { isServed } from "../../core/contracts/lifecycle.ts";
import { createContractLibrary } from "./d1-contract-library.ts";
import type { ActiveContract, ContractCatalogue, GovernedContract } from "./port.ts";

/** Contracts read at once. */
const PAGE_CONTRACTS = 100;

const etagOf = (position: number): string => `contracts-${position}`;
/** The pointer of a deployment whose files alone are in force: nothing was ever stored. */
export const NOTHING_STORED_ETAG = etagOf(0);

/** Contracts in force, from the governance database and the deployment's files. */
export function createContractCatalogue(database: D1Database): ContractCatalogue {
  const library = createContractLibrary(database);
  const pointer = database.prepare("SELECT max(id) AS position FROM contract_revisions");

  const etag: ContractCatalogue["etag"] = async () => {
    const row = await pointer.first<{ readonly position: number | null }>();
    return etagOf(row?.position ?? 0);
  };

  return {
    etag,
    async active(known) {
      // Read first: a change in between is then seen by the next poll instead of being missed.
      const current = await etag();
      if (current === known) return null;
      const served = (await library.heads()).filter(({ status, eventType }) => isServed(status) && eventType !== null);
      const contracts: GovernedContract[] = [];
      for (let from = 0; from < served.length; from += PAGE_CONTRACTS)
        contracts.push(...(await library.read(served.slice(from, from + PAGE_CONTRACTS).map(({ id }) => id))));
      return { etag: current, contracts: contracts.flatMap(activeContract) };
    },
  };
}

function activeContract({
  id,
  version,
  status,
  eventType,
  sha256,
  contract,
}: GovernedContract): readonly ActiveContract[] {
  if (eventType === null || !isServed(status)) return [];
  return [{ id, version, status, eventType, sha256, document: contract, avro: avroOfContract(contract) }];
}
