import { CONTRACT_SOURCES } from "./catalogue.generated.ts";
import { type ContractsInForce, contractsInForce } from "./contracts-in-force.ts";
import { type EventContract, eventContract } from "./event-contract.ts";

export type { EventContract } from "./event-contract.ts";

const CONTRACTS: ReadonlyMap<string, EventContract> = new Map(
  CONTRACT_SOURCES.map((source) => {
    const contract = eventContract(source);
    return [contract.type, contract];
  }),
);

/** `Product Viewed` and `product_viewed` are one type: Segment's names are accepted as they are written there. */
export const canonicalEventType = (type: string): string =>
  type
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, "_");

/** The way back: Segment's name of a canonical type; of a type without a contract, its words with capitals. */
export const segmentNameOf = (type: string): string =>
  CONTRACTS.get(type)?.segmentName ??
  type
    .split("_")
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(" ");

export const contractOf = (type: string): EventContract | undefined => CONTRACTS.get(type);
export const allContracts = (): readonly EventContract[] => [...CONTRACTS.values()];

/** The deployment's files: what holds until it is known what is stored. */
export const BUILT_IN_CONTRACTS: ContractsInForce = contractsInForce(allContracts());
