import { allContracts } from "../contracts/catalogue.ts";
import type { OdcsProperty } from "../contracts/contract-source.ts";

/** Attributes of events and envelopes. */
const ATTRIBUTES = [
  ..."id type source time received session user subject channel consent purposes data".split(" "),
  ..."necessary analytics personalization marketing health model_training".split(" "),
];

const namesOf = ({ name, items, properties }: OdcsProperty): string[] => [
  ...(name === undefined ? [] : [name]),
  ...(items === undefined ? [] : namesOf(items)),
  ...(properties ?? []).flatMap(namesOf),
];

let known: ReadonlySet<string> | null = null;

/** Names that are ours: of attributes and of the contracts' fields. Any other name in an event is its sender's text. */
export function knownNames(): ReadonlySet<string> {
  known ??= new Set([...ATTRIBUTES, ...allContracts().flatMap(({ source }) => source.schema.flatMap(namesOf))]);
  return known;
}
