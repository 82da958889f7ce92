import type { Context } from "hono";
import { createContractLibrary } from "../../../adapters/contract-store/d1-contract-library.ts";
import { documentDigest } from "../../../adapters/contract-store/document-digest.ts";
import type { ContractHead, GovernedContract } from "../../../adapters/contract-store/port.ts";
import type { ContractFault } from "../../../core/contracts/contract-fault.ts";
import { eventTypeOf } from "../../../core/contracts/contract-properties.ts";
import type { ContractChange } from "../../../core/contracts/diff/change.ts";
import type { ReadContract } from "../../../core/contracts/document/read-contract.ts";
import { withStatus } from "../../../core/contracts/document/write-document.ts";
import { reviewContract } from "../../../core/contracts/review-contract.ts";
import type { AppEnv } from "../../../http/app.ts";
import type { ProblemResponse } from "../../../http/problem.ts";
import type { GovernanceEnv } from "../env.ts";
import { appendRevision, headOf } from "./append-revision.ts";
import { refuseReview } from "./refuse-review.ts";

export interface WrittenContract {
  readonly contract: ContractHead;
  readonly changes: ContractChange[];
  readonly faults: ContractFault[];
}

/** Puts a document in a contract's place, or makes a draft of it; an equal one changes nothing. */
export async function storeDocument(
  c: Context<AppEnv<GovernanceEnv>>,
  { document, contract }: ReadContract,
  current: GovernedContract | null,
): Promise<WrittenContract | ProblemResponse> {
  const isEqual = current !== null && (await documentDigest(document)) === current.sha256;
  const { faults, changes, refusal } = reviewContract(current, contract, isEqual);
  if (refusal !== null) return refuseReview(c, refusal, faults, changes);
  const review = { changes: [...changes], faults: [...faults] };
  if (isEqual) return { contract: headOf(current), ...review };
  const status = current?.status ?? "draft";
  const appended = await appendRevision(c, createContractLibrary(c.env.GOVERNANCE_DB), {
    id: contract.id,
    status,
    version: contract.version,
    revision: (current?.revision ?? 0) + 1,
    eventType: eventTypeOf(contract) ?? null,
    action: current === null ? "created" : "revised",
    reason: null,
    document: withStatus(document, status),
  });
  return appended instanceof Response ? appended : { contract: appended, ...review };
}
