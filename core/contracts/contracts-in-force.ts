import type { OdcsProperty } from "./contract-source.ts";
import type { EventContract } from "./event-contract.ts";

/** The contracts that events are judged by at one moment, compiled. */
export interface ContractsInForce {
  /** By canonical event type. */
  of(type: string): EventContract | undefined;
  readonly all: readonly EventContract[];
  /** Names of every field of theirs: names that are the platform's own, not a sender's text. */
  readonly fieldNames: ReadonlySet<string>;
}

export function contractsInForce(contracts: readonly EventContract[]): ContractsInForce {
  const byType = new Map(contracts.map((contract) => [contract.type, contract]));
  let names: ReadonlySet<string> | null = null;
  return {
    of: (type) => byType.get(type),
    all: [...byType.values()],
    get fieldNames() {
      names ??= new Set(contracts.flatMap(({ source }) => source.schema.flatMap(namesOf)));
      return names;
    },
  };
}

const namesOf = ({ name, items, properties }: OdcsProperty): string[] => [
  ...(name === undefined ? [] : [name]),
  ...(items === undefined ? [] : namesOf(items)),
  ...(properties ?? []).flatMap(namesOf),
];
