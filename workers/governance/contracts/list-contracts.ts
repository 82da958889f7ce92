import { createRoute, z } from "@hono/zod-openapi";
import { allContracts } from "../../../core/contracts/catalogue.ts";
import type { App } from "../../../http/app.ts";
import { requires } from "../../../http/auth/authenticate.ts";
import { keySecurity, problemResponses } from "../../../http/openapi.ts";
import type { GovernanceEnv } from "../env.ts";

const route = createRoute({
  method: "get",
  path: "/v1/contracts",
  tags: ["contracts"],
  summary: "List data contracts",
  description: "Every event type with its Open Data Contract Standard 3.1 document and the Avro schema of its payload.",
  security: keySecurity,
  middleware: [requires<GovernanceEnv>("contracts:read")] as const,
  responses: {
    200: {
      description: "The contracts",
      content: {
        "application/json": {
          schema: z.object({
            contracts: z.array(
              z.object({
                type: z.string(),
                version: z.string(),
                requiredPurpose: z.string(),
                contract: z.any(),
                avro: z.any(),
              }),
            ),
          }),
        },
      },
    },
    ...problemResponses(401, 403),
  },
});

export function listContracts(app: App<GovernanceEnv>): void {
  app.openapi(route, (c) =>
    c.json(
      {
        contracts: allContracts().map(({ type, version, requiredPurpose, source, avro }) => ({
          type,
          version,
          requiredPurpose,
          contract: source,
          avro,
        })),
      },
      200,
    ),
  );
}
