import type { ContractFault } from "../../core/contracts/contract-fault.ts";
import { type ContractChange, change } from "../../core/contracts/diff/change.ts";
import type { ReadContract } from "../../core/contracts/document/read-contract.ts";
import { canonicalText } from "../../core/contracts/document/write-document.ts";
import { type ContractStatus, isContractStatus, isServed } from "../../core/contracts/lifecycle.ts";
import { type ReviewRefusal, reviewContract } from "../../core/contracts/review-contract.ts";
import type { ContractFile } from "./read-contracts.ts";

/** What a file would mean for the contract of its id. */
export interface FileReview {
  /** The file; `null` for a contract that none of the files has any more. */
  readonly path: string | null;
  readonly id: string | null;
  /** Version that it is compared with; `null` where there is none. */
  readonly against: string | null;
  readonly refusal: ReviewRefusal | "unreadable" | "removed" | null;
  readonly faults: readonly ContractFault[];
  readonly changes: readonly ContractChange[];
}

const statusOf = ({ contract }: ReadContract): ContractStatus =>
  isContractStatus(contract.status) ? contract.status : "draft";

const contentOf = ({ document: { status: _, ...content } }: ReadContract): string => canonicalText(content);

/**
 * Reviews files against what stands (by id; empty for files by themselves). `whole` says that the files are all there is: a contract
 * in force that none of them has is then reported as removed.
 */
export function reviewFiles(
  files: readonly ContractFile[],
  standing: readonly ReadContract[],
  whole: boolean,
): readonly FileReview[] {
  const before = new Map(standing.map((each) => [each.contract.id, each]));
  const reviews = files.map((file) => reviewFile(file, before));
  const present = new Set(reviews.map(({ id }) => id));
  const gone = whole ? standing.filter((each) => !present.has(each.contract.id) && isServed(statusOf(each))) : [];
  return [...reviews, ...gone.map(removed)];
}

function reviewFile({ path, read }: ContractFile, standing: ReadonlyMap<string, ReadContract>): FileReview {
  if (!read.ok) return { path, id: null, against: null, refusal: "unreadable", faults: read.reason, changes: [] };
  const { contract } = read.value;
  const before = standing.get(contract.id);
  const isEqual = before !== undefined && contentOf(before) === contentOf(read.value);
  const review = reviewContract(
    before === undefined ? null : { status: statusOf(before), contract: before.contract },
    contract,
    isEqual,
  );
  // A file that says it is in force must keep every rule, whatever stands.
  const broken = isServed(statusOf(read.value)) && review.faults.length > 0;
  return {
    path,
    id: contract.id,
    against: before?.contract.version ?? null,
    refusal: review.refusal ?? (broken ? "rules_broken" : null),
    faults: review.faults,
    changes: review.changes,
  };
}

const removed = ({ contract }: ReadContract): FileReview => ({
  path: null,
  id: contract.id,
  against: contract.version,
  refusal: "removed",
  faults: [],
  changes: [
    change(
      "breaking",
      "contract_removed",
      contract.id,
      "the contract is in force and has no file any more",
      contract.id,
      null,
    ),
  ],
});
