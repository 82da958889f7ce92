import { createRoute, z } from "@hono/zod-openapi";
import { createContractLibrary } from "../../../adapters/contract-store/d1-contract-library.ts";
import { withStatus } from "../../../core/contracts/document/write-document.ts";
import { CONTRACT_STATUSES, isServed, transition } from "../../../core/contracts/lifecycle.ts";
import { checkContract } from "../../../core/contracts/rules/check-contract.ts";
import type { App } from "../../../http/app.ts";
import { boundedJsonBody } from "../../../http/body.ts";
import { bearerSecurity, problemResponses } from "../../../http/openapi.ts";
import { problem } from "../../../http/problem.ts";
import type { GovernanceEnv } from "../env.ts";
import { appendRevision } from "./append-revision.ts";
import { contractHeadSchema, contractPath } from "./contract-schema.ts";
import { contractTag, matchesTag } from "./contract-tag.ts";
import { noSuchContract } from "./no-such-contract.ts";
import { fieldErrors } from "./receive-document.ts";
import { writeAccess } from "./write-access.ts";

const REASON_MAX_CHARS = 500;

const route = createRoute({
  method: "post",
  path: "/v1/contracts/{id}/transitions",
  tags: ["contracts"],
  summary: "Move a data contract along its life",
  description:
    "draft → active → deprecated → retired; a deprecation can be taken back, a draft can be given up. Becoming active asks for every rule to be kept. The reason is kept with who and when.",
  security: bearerSecurity,
  middleware: [...writeAccess, boundedJsonBody()] as const,
  request: {
    params: contractPath,
    headers: z.object({ "if-match": z.string().optional() }),
    body: {
      required: true,
      content: {
        "application/json": {
          schema: z.strictObject({
            to: z.enum(CONTRACT_STATUSES),
            reason: z.string().trim().min(1).max(REASON_MAX_CHARS),
          }),
        },
      },
    },
  },
  responses: {
    200: { description: "Moved", content: { "application/json": { schema: contractHeadSchema } } },
    ...problemResponses(400, 401, 403, 404, 409, 412, 413, 415, 422, 429),
  },
});

export function moveContract(app: App<GovernanceEnv>): void {
  app.openapi(route, async (c) => {
    const { to, reason } = c.req.valid("json");
    const library = createContractLibrary(c.env.GOVERNANCE_DB);
    const current = await library.find(c.req.valid("param").id);
    if (current === null) return noSuchContract(c);
    if (matchesTag(c.req.valid("header")["if-match"], contractTag(current)) === "mismatch")
      return problem(c, "precondition_failed", "Read the contract again: it is not what it was.");
    const allowed = transition(current.status, to);
    if (!allowed.ok) return problem(c, "conflict", allowed.reason);
    const faults = isServed(to) ? checkContract(current.contract) : [];
    if (faults.length > 0)
      return problem(c, "invalid_contract", "A contract in force must keep every rule: correct the named places.", {
        errors: fieldErrors(faults),
      });
    const { id, version, revision, eventType, document } = current;
    const moved = await appendRevision(c, library, {
      id,
      version,
      eventType,
      status: to,
      revision: revision + 1,
      action: "moved",
      reason,
      document: withStatus(document, to),
    });
    return moved instanceof Response ? moved : c.json(moved, 200, { etag: contractTag(moved) });
  });
}
