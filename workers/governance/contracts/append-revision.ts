import type { Context } from "hono";
import { documentDigest } from "../../../adapters/contract-store/document-digest.ts";
import type { ContractHead, ContractLibrary, NewRevision } from "../../../adapters/contract-store/port.ts";
import { contractIn } from "../../../core/contracts/document/read-contract.ts";
import { isServed } from "../../../core/contracts/lifecycle.ts";
import type { AppEnv } from "../../../http/app.ts";
import { type ProblemResponse, problem } from "../../../http/problem.ts";
import type { GovernanceEnv } from "../env.ts";
import { registerPayloadSchema } from "./register-payload-schema.ts";

export const headOf = ({ id, status, version, revision, eventType, domain, sha256 }: ContractHead): ContractHead => ({
  id,
  status,
  version,
  revision,
  eventType,
  domain,
  sha256,
});

/**
 * Adds a revision in the caller's name; a problem where somebody was faster or the event type is taken. The payload's schema of what is
 * in force from then on is offered to the registry, which may hold the subject to a stricter level than contracts are held to.
 */
export async function appendRevision(
  c: Context<AppEnv<GovernanceEnv>>,
  library: ContractLibrary,
  change: Omit<NewRevision, "actor" | "actorKind" | "requestId" | "at">,
): Promise<ContractHead | ProblemResponse> {
  const { kind, id: actor } = c.get("principal");
  // The store guards its own rows; files of the deployment stand in none.
  const taken = isServed(change.status) && change.eventType !== null && (await isTaken(library, change));
  const outcome = taken
    ? "event_type_taken"
    : await library.append({ ...change, actor, actorKind: kind, requestId: c.get("requestId"), at: Date.now() });
  if (outcome === "stale")
    return problem(c, "precondition_failed", "Read the contract again, then repeat the change on what it is now.");
  if (outcome === "event_type_taken")
    return problem(c, "conflict", "Another contract of this event type is in force: deprecate and retire it first.");
  const contract = contractIn(change.document);
  if (isServed(change.status)) await registerPayloadSchema(c.env, contract, c.get("requestId"));
  const { domain } = contract;
  return headOf({ ...change, domain: domain ?? null, sha256: await documentDigest(change.document) });
}

const isTaken = async (library: ContractLibrary, { id, eventType }: Pick<ContractHead, "id" | "eventType">) =>
  (await library.heads()).some((head) => head.eventType === eventType && head.id !== id && isServed(head.status));
