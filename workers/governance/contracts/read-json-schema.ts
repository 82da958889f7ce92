import { createRoute, z } from "@hono/zod-openapi";
import { createContractLibrary } from "../../../adapters/contract-store/d1-contract-library.ts";
import { jsonSchemaOfContract } from "../../../core/contracts/json-schema-of-contract.ts";
import type { App } from "../../../http/app.ts";
import { requires } from "../../../http/auth/authenticate.ts";
import { keySecurity, problemResponses } from "../../../http/openapi.ts";
import { problem } from "../../../http/problem.ts";
import type { GovernanceEnv } from "../env.ts";
import { contractPath } from "./contract-schema.ts";
import { contractTag } from "./contract-tag.ts";
import { noSuchContract } from "./no-such-contract.ts";

const route = createRoute({
  method: "get",
  path: "/v1/contracts/{id}/json-schema",
  tags: ["contracts"],
  summary: "Read the JSON Schema of an event's payload",
  description:
    "JSON Schema 2020-12: what it accepts, ingestion accepts. Files of the deployment also stand, open, under /schemas/{eventType}.json.",
  security: keySecurity,
  middleware: [requires<GovernanceEnv>("contracts:read")] as const,
  request: { params: contractPath },
  responses: {
    200: {
      description: "The schema",
      content: { "application/schema+json": { schema: z.any().openapi({ type: "object" }) } },
    },
    ...problemResponses(401, 403, 404, 409, 422),
  },
});

export function readJsonSchema(app: App<GovernanceEnv>): void {
  app.openapi(route, async (c) => {
    const { id } = c.req.valid("param");
    const found = await createContractLibrary(c.env.GOVERNANCE_DB).find(id);
    if (found === null) return noSuchContract(c);
    if (found.eventType === null) return problem(c, "conflict", "The contract describes no event.");
    const schema = jsonSchemaOfContract(found.contract, new URL(c.req.path, c.req.url).href);
    return c.json(schema, 200, {
      "content-type": "application/schema+json",
      etag: contractTag(found),
      "cache-control": "private, no-cache",
    });
  });
}
