import { createRoute, z } from "@hono/zod-openapi";
import { createApiKeys } from "../../../adapters/api-keys/d1-api-keys.ts";
import { formatApiKey } from "../../../core/access/api-key.ts";
import type { App } from "../../../http/app.ts";
import { sha256Hex } from "../../../http/auth/api-keys.ts";
import { requires } from "../../../http/auth/authenticate.ts";
import { boundedJsonBody } from "../../../http/body.ts";
import { bearerSecurity, problemResponses } from "../../../http/openapi.ts";
import { rateLimited } from "../../../http/rate-limit.ts";
import type { GovernanceEnv } from "../env.ts";
import { apiKeySchema, originSchema } from "./key-schema.ts";

/** Random bytes drawn for a key; about 3 % of them are skipped to keep base62 uniform. */
const KEY_RANDOM_BYTES = 64;
const KEYS_PER_MINUTE = 30;

const route = createRoute({
  method: "post",
  path: "/v1/keys",
  tags: ["access"],
  summary: "Make a key",
  description: "The key is shown once, here; only its digest is kept. A publishable key works from the named origins.",
  security: bearerSecurity,
  middleware: [
    requires<GovernanceEnv>("keys:write"),
    rateLimited<GovernanceEnv>("keys", KEYS_PER_MINUTE, 60),
    boundedJsonBody(),
  ] as const,
  request: {
    body: {
      required: true,
      content: {
        "application/json": {
          schema: z.strictObject({
            kind: z.enum(["publishable", "source"]),
            name: z.string().min(1).max(100),
            origins: z.array(originSchema).max(50).default([]),
            channel: z
              .string()
              .regex(/^[a-z0-9][a-z0-9_-]{0,31}$/)
              .nullable()
              .default(null),
          }),
        },
      },
    },
  },
  responses: {
    201: {
      description: "The key",
      content: {
        "application/json": {
          schema: apiKeySchema
            .extend({ key: z.string().describe("Keep it: it is not shown again.") })
            .openapi("NewApiKey"),
        },
      },
    },
    ...problemResponses(400, 401, 403, 413, 415, 422, 429),
  },
});

export function createKey(app: App<GovernanceEnv>): void {
  app.openapi(route, async (c) => {
    const body = c.req.valid("json");
    const key = formatApiKey(body.kind, crypto.getRandomValues(new Uint8Array(KEY_RANDOM_BYTES)));
    if (key === null) throw new Error("random bytes ran out while a key was made");
    const record = {
      id: crypto.randomUUID(),
      ...body,
      prefix: key.slice(0, 7),
      createdAt: Date.now(),
      revokedAt: null,
    };
    await createApiKeys(c.env.GOVERNANCE_DB).create(record, await sha256Hex(key));
    return c.json({ ...record, key }, 201);
  });
}
