import type { Context } from "hono";
import type { ContractFault } from "../../../core/contracts/contract-fault.ts";
import type { ContractChange } from "../../../core/contracts/diff/change.ts";
import type { ReviewRefusal } from "../../../core/contracts/review-contract.ts";
import { type ProblemResponse, problem } from "../../../http/problem.ts";
import { fieldErrors } from "./receive-document.ts";

/** Most changes in one answer. */
const CHANGES_MAX = 50;

/** Tells why a document may not take a contract's place: nothing was changed. */
export function refuseReview(
  c: Context,
  refusal: ReviewRefusal,
  faults: readonly ContractFault[],
  changes: readonly ContractChange[],
): ProblemResponse {
  switch (refusal) {
    case "retired":
      return problem(c, "conflict", "The contract is retired and stays as it was: make a new one.");
    case "rules_broken":
      return problem(c, "invalid_contract", "A contract in force must keep every rule: correct the named places.", {
        errors: fieldErrors(faults),
      });
    case "version_not_raised":
      return problem(c, "conflict", "The contract changes, so its version must be higher than the one in force.", {
        errors: [{ field: "version", detail: "must be higher" }],
      });
    case "breaking_change":
      return problem(
        c,
        "breaking_change",
        "Producers or people would be worse off. Take back the named changes, or retire the contract and make a new one.",
        {
          errors: changes
            .filter(({ level }) => level === "breaking")
            .slice(0, CHANGES_MAX)
            .map(({ path, message }) => ({ field: path, detail: message })),
        },
      );
  }
}
