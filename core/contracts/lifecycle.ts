import { err, ok, type Result } from "../result.ts";

/** States of a contract's life. ODCS also knows `proposed`; here a proposal is a draft. */
export const CONTRACT_STATUSES = ["draft", "active", "deprecated", "retired"] as const;
export type ContractStatus = (typeof CONTRACT_STATUSES)[number];

/** Where a contract may go from where it is. A deprecation can be taken back; what is retired stays so. */
const TRANSITIONS: { readonly [from in ContractStatus]: readonly ContractStatus[] } = {
  draft: ["active", "retired"],
  active: ["deprecated"],
  deprecated: ["active", "retired"],
  retired: [],
};

export const isContractStatus = (status: unknown): status is ContractStatus =>
  CONTRACT_STATUSES.some((each) => each === status);

/** Whether events of the contract are taken in: producers have until its retirement to leave a deprecated one. */
export const isServed = (status: ContractStatus): boolean => status === "active" || status === "deprecated";

export function transition(from: ContractStatus, to: ContractStatus): Result<ContractStatus, string> {
  const next = TRANSITIONS[from];
  if (next.includes(to)) return ok(to);
  return err(
    next.length === 0
      ? "A retired contract stays retired: make a new one."
      : `A contract that is ${from} can become ${next.join(" or ")}, not ${to}.`,
  );
}
