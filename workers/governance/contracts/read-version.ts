import { createRoute, z } from "@hono/zod-openapi";
import { createContractLibrary } from "../../../adapters/contract-store/d1-contract-library.ts";
import { SEMANTIC_VERSION } from "../../../core/contracts/semantic-version.ts";
import type { App } from "../../../http/app.ts";
import { requires } from "../../../http/auth/authenticate.ts";
import { keySecurity, problemResponses } from "../../../http/openapi.ts";
import { problem } from "../../../http/problem.ts";
import type { GovernanceEnv } from "../env.ts";
import { contractPath, documentSchema } from "./contract-schema.ts";

const route = createRoute({
  method: "get",
  path: "/v1/contracts/{id}/versions/{version}",
  tags: ["contracts"],
  summary: "Read a version of a data contract",
  description: "The document as it last stood under that version.",
  security: keySecurity,
  middleware: [requires<GovernanceEnv>("contracts:read")] as const,
  request: { params: contractPath.extend({ version: z.string().regex(SEMANTIC_VERSION, "must be like 1.2.0") }) },
  responses: {
    200: { description: "The document", content: { "application/json": { schema: documentSchema } } },
    ...problemResponses(401, 403, 404, 422),
  },
});

export function readVersion(app: App<GovernanceEnv>): void {
  app.openapi(route, async (c) => {
    const { id, version } = c.req.valid("param");
    const found = await createContractLibrary(c.env.GOVERNANCE_DB).ofVersion(id, version);
    return found === null
      ? problem(c, "not_found", "No contract has this id and version.")
      : c.json(found.document, 200);
  });
}
