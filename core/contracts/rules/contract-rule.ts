import type { ContractFault } from "../contract-fault.ts";
import type { OdcsContract } from "../contract-source.ts";

/** A rule that a contract must keep to become active: its faults, none where it keeps it. Pure. */
export type ContractRule = (contract: OdcsContract) => readonly ContractFault[];

/** Faults of one rule, by its name. */
export const faultsOf =
  (rule: string) =>
  (path: string, detail: string): ContractFault => ({ path, detail, rule });
