import { createRoute, z } from "@hono/zod-openapi";
import { createModelStore } from "../../../adapters/model-store/r2-model-store.ts";
import type { Scope } from "../../../core/access/scopes.ts";
import type { App } from "../../../http/app.ts";
import { requires } from "../../../http/auth/authenticate.ts";
import { bearerSecurity, problemResponses } from "../../../http/openapi.ts";
import { problem } from "../../../http/problem.ts";
import type { GovernanceEnv } from "../env.ts";
import { modelVersionParam } from "./model-version-param.ts";

const fileRoute = <Path extends string>(path: Path, scope: Scope, summary: string, description: string) =>
  createRoute({
    method: "get",
    path,
    tags: ["models"],
    summary,
    description,
    security: bearerSecurity,
    middleware: [requires<GovernanceEnv>(scope)] as const,
    request: { params: modelVersionParam },
    responses: {
      200: {
        description: "The file",
        content: { "application/octet-stream": { schema: z.string().openapi({ format: "binary" }) } },
      },
      ...problemResponses(401, 403, 404, 422),
    },
  });

const snapshotRoute = fileRoute(
  "/v1/models/{version}/snapshot",
  "models:read",
  "Read a model's snapshot",
  "The flat binary that serves: items and sessions as numbered lists, no person.",
);

/** Clicks with their times say more of people than a model does: the lake's scope. */
const sessionsRoute = fileRoute(
  "/v1/models/{version}/sessions",
  "lake:read",
  "Read the clicks of a model's sessions",
  "What an incremental training adds to: click by click with times, without pseudonyms. Not every model has them.",
);

const BINARY = { "content-type": "application/octet-stream", "cache-control": "private, no-store" };

export function readModelFiles(app: App<GovernanceEnv>): void {
  app.openapi(snapshotRoute, async (c) => {
    const file = await createModelStore(c.env.MODELS).open(c.req.valid("param").version);
    if (file === null) return problem(c, "not_found", "No model has this version; see GET /v1/models.");
    return c.body(file.body, 200, { ...BINARY, "content-length": String(file.bytes) });
  });
  app.openapi(sessionsRoute, async (c) => {
    const file = await createModelStore(c.env.MODELS).openSessions(c.req.valid("param").version);
    if (file === null) return problem(c, "not_found", "This model's sessions are not kept: train it again whole.");
    return c.body(file.body, 200, { ...BINARY, "content-length": String(file.bytes) });
  });
}
