import { createRoute, z } from "@hono/zod-openapi";
import { SNAPSHOT_MAX_BYTES } from "../../../adapters/model-store/port.ts";
import { createModelStore } from "../../../adapters/model-store/r2-model-store.ts";
import { sessionCountOf } from "../../../core/model/session-log.ts";
import { readSessionLog } from "../../../core/model/session-log-file.ts";
import type { App } from "../../../http/app.ts";
import { requires } from "../../../http/auth/authenticate.ts";
import { bearerSecurity, problemResponses } from "../../../http/openapi.ts";
import { rateLimited } from "../../../http/rate-limit.ts";
import type { GovernanceEnv } from "../env.ts";
import { binaryRequest, receiveBinary, refuse, UPLOADS_PER_MINUTE } from "./binary-upload.ts";
import { modelVersionParam } from "./model-version-param.ts";

const route = createRoute({
  method: "put",
  path: "/v1/models/{version}/sessions",
  tags: ["models"],
  summary: "Store the clicks of a model's sessions",
  description:
    "What an incremental training adds to, at most 64 MiB: sessions without pseudonyms. Send it before PUT /v1/models/{version}. Optional.",
  security: bearerSecurity,
  middleware: [
    requires<GovernanceEnv>("models:write"),
    rateLimited<GovernanceEnv>("model-uploads", UPLOADS_PER_MINUTE, 60),
  ] as const,
  request: { params: modelVersionParam, body: binaryRequest },
  responses: {
    200: {
      description: "Stored",
      content: {
        "application/json": { schema: z.object({ version: z.string(), sessions: z.int(), clicks: z.int() }) },
      },
    },
    ...problemResponses(401, 403, 413, 415, 422, 429),
  },
});

export function putSessions(app: App<GovernanceEnv>): void {
  app.openapi(route, async (c) => {
    const { version } = c.req.valid("param");
    const received = await receiveBinary(c, SNAPSHOT_MAX_BYTES);
    if (received instanceof Response) return received;
    const read = readSessionLog(received);
    if (!read.ok) return refuse(c, `no log of sessions: ${read.reason.code}`);
    const store = createModelStore(c.env.MODELS);
    if ((await store.describe(version)) === null) await store.putSessions(version, received);
    return c.json({ version, sessions: sessionCountOf(read.value), clicks: read.value.items.length }, 200);
  });
}
