import { createRoute, z } from "@hono/zod-openapi";
import { createContractLibrary } from "../../../adapters/contract-store/d1-contract-library.ts";
import type { App } from "../../../http/app.ts";
import { requires } from "../../../http/auth/authenticate.ts";
import { keySecurity, problemResponses } from "../../../http/openapi.ts";
import type { GovernanceEnv } from "../env.ts";
import { contractHeadSchema, contractPath } from "./contract-schema.ts";
import { noSuchContract } from "./no-such-contract.ts";

const revisionSchema = contractHeadSchema
  .extend({
    action: z.enum(["created", "revised", "moved"]),
    reason: z.string().nullable(),
    actor: z.string().describe("Key id or token subject."),
    actorKind: z.enum(["publishable", "source", "token"]),
    requestId: z.string(),
    at: z.int().describe("Epoch milliseconds."),
  })
  .openapi("ContractRevision");

const route = createRoute({
  method: "get",
  path: "/v1/contracts/{id}/versions",
  tags: ["contracts"],
  summary: "List what became of a data contract",
  description:
    "Every change and transition with who, when and why, newest first. Revision 0 is the deployment's file and stands in no list. Pass `next` as `before`.",
  security: keySecurity,
  middleware: [requires<GovernanceEnv>("contracts:read")] as const,
  request: {
    params: contractPath,
    query: z.strictObject({ key: z.string().optional(), before: z.coerce.number().int().min(1).optional() }),
  },
  responses: {
    200: {
      description: "Revisions",
      content: {
        "application/json": { schema: z.object({ revisions: z.array(revisionSchema), next: z.int().nullable() }) },
      },
    },
    ...problemResponses(401, 403, 404, 422),
  },
});

export function listVersions(app: App<GovernanceEnv>): void {
  app.openapi(route, async (c) => {
    const { id } = c.req.valid("param");
    const library = createContractLibrary(c.env.GOVERNANCE_DB);
    if ((await library.find(id)) === null) return noSuchContract(c);
    const revisions = [...(await library.history(id, c.req.valid("query").before))];
    const oldest = revisions.at(-1)?.revision ?? 1;
    return c.json({ revisions, next: oldest > 1 ? oldest : null }, 200);
  });
}
