import { BUILT_IN_CONTRACTS } from "../contracts/catalogue.ts";
import type { ContractsInForce } from "../contracts/contracts-in-force.ts";

/** Attributes of events and envelopes. */
const ATTRIBUTES = [
  ..."id type source time received session user subject channel consent purposes data dataschema".split(" "),
  ..."necessary analytics personalization marketing health model_training".split(" "),
  ..."datacontenttype data_base64".split(" "),
];

const known = new WeakMap<ContractsInForce, ReadonlySet<string>>();

/** Names that are ours: of attributes and of the contracts' fields. Any other name in an event is its sender's text. */
export function knownNames(contracts: ContractsInForce = BUILT_IN_CONTRACTS): ReadonlySet<string> {
  const names = known.get(contracts) ?? new Set([...ATTRIBUTES, ...contracts.fieldNames]);
  known.set(contracts, names);
  return names;
}
