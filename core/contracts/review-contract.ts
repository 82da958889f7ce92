import type { ContractFault } from "./contract-fault.ts";
import type { OdcsContract } from "./contract-source.ts";
import { type ContractChange, isBreaking } from "./diff/change.ts";
import { diffContracts } from "./diff/diff-contracts.ts";
import { type ContractStatus, isServed } from "./lifecycle.ts";
import { checkContract } from "./rules/check-contract.ts";
import { compareVersions } from "./semantic-version.ts";

/** Why a document may not take a contract's place. */
export type ReviewRefusal = "retired" | "rules_broken" | "breaking_change" | "version_not_raised";

/** What a document would mean for a contract. */
export interface ContractReview {
  /** What keeps the document from being, or becoming, active. */
  readonly faults: readonly ContractFault[];
  /** Against the contract as it stands; empty for a new one. */
  readonly changes: readonly ContractChange[];
  readonly breaking: boolean;
  /** `null` where the document may be taken. A draft may be anything that ODCS accepts. */
  readonly refusal: ReviewRefusal | null;
}

/** A contract as it stands. */
export interface Standing {
  readonly status: ContractStatus;
  readonly contract: OdcsContract;
}

/** Judges a document that is to take a contract's place; `standing` is `null` for a new contract, `isEqual` says that nothing changes. */
export function reviewContract(standing: Standing | null, proposed: OdcsContract, isEqual: boolean): ContractReview {
  const faults = checkContract(proposed);
  const changes = standing === null ? [] : diffContracts(standing.contract, proposed);
  const breaking = isBreaking(changes);
  const review = { faults, changes, breaking };
  if (standing === null || isEqual || standing.status === "draft") return { ...review, refusal: null };
  if (!isServed(standing.status)) return { ...review, refusal: "retired" };
  if (faults.length > 0) return { ...review, refusal: "rules_broken" };
  if (breaking) return { ...review, refusal: "breaking_change" };
  const raised = compareVersions(standing.contract.version, proposed.version) < 0;
  return { ...review, refusal: raised ? null : "version_not_raised" };
}
