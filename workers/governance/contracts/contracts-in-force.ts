import { createContractLibrary } from "../../../adapters/contract-store/d1-contract-library.ts";
import type { GovernedContract } from "../../../adapters/contract-store/port.ts";
import { isServed } from "../../../core/contracts/lifecycle.ts";

/** Contracts read at once. */
const PAGE_CONTRACTS = 100;

/** Every contract that is active or deprecated, by id. */
export async function contractsInForce(database: D1Database): Promise<readonly GovernedContract[]> {
  const library = createContractLibrary(database);
  const ids = (await library.heads()).filter(({ status }) => isServed(status)).map(({ id }) => id);
  const contracts: GovernedContract[] = [];
  for (let from = 0; from < ids.length; from += PAGE_CONTRACTS)
    contracts.push(...(await library.read(ids.slice(from, from + PAGE_CONTRACTS))));
  return contracts;
}
