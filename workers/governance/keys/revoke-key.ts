import { createRoute, z } from "@hono/zod-openapi";
import { createApiKeys } from "../../../adapters/api-keys/d1-api-keys.ts";
import type { App } from "../../../http/app.ts";
import { requires } from "../../../http/auth/authenticate.ts";
import { bearerSecurity, problemResponses } from "../../../http/openapi.ts";
import { problem } from "../../../http/problem.ts";
import type { GovernanceEnv } from "../env.ts";

const route = createRoute({
  method: "delete",
  path: "/v1/keys/{id}",
  tags: ["access"],
  summary: "Revoke a key",
  description: "Takes effect everywhere within 30 seconds.",
  security: bearerSecurity,
  middleware: [requires<GovernanceEnv>("keys:write")] as const,
  request: { params: z.object({ id: z.string().max(64) }) },
  responses: { 204: { description: "Revoked" }, ...problemResponses(401, 403, 404, 422) },
});

export function revokeKey(app: App<GovernanceEnv>): void {
  app.openapi(route, async (c) => {
    const revoked = await createApiKeys(c.env.GOVERNANCE_DB).revoke(c.req.valid("param").id, Date.now());
    return revoked ? c.body(null, 204) : problem(c, "not_found", "No live key has this id; GET /v1/keys lists them.");
  });
}
