import { createRoute, z } from "@hono/zod-openapi";
import { SNAPSHOT_MAX_BYTES } from "../../../adapters/model-store/port.ts";
import { createModelStore } from "../../../adapters/model-store/r2-model-store.ts";
import { checksumIn } from "../../../core/model/container.ts";
import { checksumOfVersion } from "../../../core/model/model-version.ts";
import { readSnapshot } from "../../../core/model/snapshot-reader.ts";
import type { App } from "../../../http/app.ts";
import { requires } from "../../../http/auth/authenticate.ts";
import { bearerSecurity, problemResponses } from "../../../http/openapi.ts";
import { rateLimited } from "../../../http/rate-limit.ts";
import type { GovernanceEnv } from "../env.ts";
import { binaryRequest, receiveBinary, refuse, UPLOADS_PER_MINUTE } from "./binary-upload.ts";
import { modelVersionParam } from "./model-version-param.ts";

const route = createRoute({
  method: "put",
  path: "/v1/models/{version}/snapshot",
  tags: ["models"],
  summary: "Store a model's snapshot",
  description:
    "The first half of a model trained elsewhere, at most 64 MiB; PUT /v1/models/{version} completes it. The bytes are checked whole before they are stored, and the version must end in their checksum. Storing a model that is complete changes nothing.",
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
        "application/json": {
          schema: z.object({
            version: z.string(),
            bytes: z.int(),
            items: z.int(),
            sessions: z.int(),
            learned: z.boolean().describe("Whether it carries a learned ranking that this platform serves."),
          }),
        },
      },
    },
    ...problemResponses(401, 403, 413, 415, 422, 429),
  },
});

export function putSnapshot(app: App<GovernanceEnv>): void {
  app.openapi(route, async (c) => {
    const { version } = c.req.valid("param");
    const received = await receiveBinary(c, SNAPSHOT_MAX_BYTES);
    if (received instanceof Response) return received;
    const read = readSnapshot(received);
    if (!read.ok) return refuse(c, `no snapshot that this platform can serve: ${read.reason.code}`);
    if (checksumIn(received) !== checksumOfVersion(version))
      return refuse(c, "the version does not end in this snapshot's checksum");
    const store = createModelStore(c.env.MODELS);
    if ((await store.describe(version)) === null) await store.putSnapshot(version, received);
    const { itemCount: items, sessionCount: sessions, bytes } = read.value;
    return c.json({ version, bytes, items, sessions, learned: read.value.learned() !== null }, 200);
  });
}
