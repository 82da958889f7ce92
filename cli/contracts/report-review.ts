import type { ContractChange } from "../../core/contracts/diff/change.ts";
import { faultLines } from "./read-contracts.ts";
import type { FileReview } from "./review-files.ts";

const REFUSED: { readonly [refusal in NonNullable<FileReview["refusal"]>]: string } = {
  unreadable: "is not an ODCS 3.1 contract",
  rules_broken: "does not keep every rule",
  breaking_change: "breaks what was agreed",
  version_not_raised: "changes without a higher version",
  retired: "is retired and may not change",
  removed: "is gone",
};

const MARKS = { breaking: "✗", compatible: "+", editorial: "·" } as const;

export const changeLines = (changes: readonly ContractChange[]): string =>
  changes.map(({ level, message }) => `  ${MARKS[level]} ${level.padEnd(10)} ${message}`).join("\n");

/** What a check found, to be read: one line a contract that is as it was, its changes and faults below those that are not. */
export function reviewText(reviews: readonly FileReview[]): string {
  const parts = reviews.map(({ id, path, against, refusal, faults, changes }) => {
    const what = refusal === null ? verdict(against, changes) : REFUSED[refusal];
    const lines = [`${refusal === null ? "ok  " : "FAIL"} ${id ?? path} ${what}`];
    if (changes.length > 0) lines.push(changeLines(changes));
    if (faults.length > 0) lines.push(faultLines(faults));
    return lines.join("\n");
  });
  const failed = reviews.filter(({ refusal }) => refusal !== null).length;
  return `${parts.join("\n")}\n\n${reviews.length} contracts, ${failed} refused.`;
}

function verdict(against: string | null, changes: readonly ContractChange[]): string {
  if (against === null) return "is valid";
  return changes.length === 0 ? `is as in ${against}` : `changes compatibly from ${against}`;
}
