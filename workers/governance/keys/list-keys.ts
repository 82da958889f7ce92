import { createRoute, z } from "@hono/zod-openapi";
import { createApiKeys } from "../../../adapters/api-keys/d1-api-keys.ts";
import type { App } from "../../../http/app.ts";
import { requires } from "../../../http/auth/authenticate.ts";
import { bearerSecurity, problemResponses } from "../../../http/openapi.ts";
import type { GovernanceEnv } from "../env.ts";
import { apiKeySchema } from "./key-schema.ts";

const route = createRoute({
  method: "get",
  path: "/v1/keys",
  tags: ["access"],
  summary: "List keys",
  security: bearerSecurity,
  middleware: [requires<GovernanceEnv>("keys:read")] as const,
  responses: {
    200: {
      description: "Keys, newest first, without the keys themselves",
      content: { "application/json": { schema: z.object({ keys: z.array(apiKeySchema) }) } },
    },
    ...problemResponses(401, 403),
  },
});

export function listKeys(app: App<GovernanceEnv>): void {
  app.openapi(route, async (c) => c.json({ keys: [...(await createApiKeys(c.env.GOVERNANCE_DB).list())] }, 200));
}
