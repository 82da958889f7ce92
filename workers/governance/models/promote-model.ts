import { createRoute, z } from "@hono/zod-openapi";
import { MODELS_KEPT } from "../../../adapters/model-store/port.ts";
import { createModelStore } from "../../../adapters/model-store/r2-model-store.ts";
import type { JsonObject } from "../../../core/json.ts";
import type { App } from "../../../http/app.ts";
import { requires } from "../../../http/auth/authenticate.ts";
import { bearerSecurity, problemResponses } from "../../../http/openapi.ts";
import { problem } from "../../../http/problem.ts";
import type { GovernanceEnv } from "../env.ts";
import { trainingReportSchema } from "./model-schema.ts";
import { modelVersionParam } from "./model-version-param.ts";

const route = createRoute({
  method: "post",
  path: "/v1/models/{version}/promotion",
  tags: ["models"],
  summary: "Let a model serve",
  description:
    "Any complete model: an older one is a rollback. A model that its own training found worse than the one that serves is refused unless `force` is true. It reaches every isolate within seconds, without a restart.",
  security: bearerSecurity,
  middleware: [requires<GovernanceEnv>("models:write")] as const,
  request: {
    params: modelVersionParam,
    body: {
      required: false,
      content: { "application/json": { schema: z.strictObject({ force: z.boolean().default(false) }) } },
    },
  },
  responses: {
    200: {
      description: "It serves",
      content: {
        "application/json": {
          schema: z.object({
            version: z.string(),
            promotedAt: z.int(),
            replaced: z.string().nullable().describe("What served before: promote it again to roll back."),
            deleted: z.array(z.string()).describe("Old models that were deleted."),
          }),
        },
      },
    },
    ...problemResponses(401, 403, 404, 409, 422),
  },
});

export function promoteModel(app: App<GovernanceEnv>): void {
  app.openapi(route, async (c) => {
    const { version } = c.req.valid("param");
    const { force = false } = c.req.valid("json") ?? {};
    const store = createModelStore(c.env.MODELS);
    const [described, active] = await Promise.all([store.describe(version), store.active()]);
    if (described === null) return problem(c, "not_found", "No complete model has this version; see GET /v1/models.");
    if (!force && active !== null && isWorseThan(active.version, described.report))
      return problem(
        c,
        "conflict",
        "Its training found it worse than the model that serves: see its report's `gate`, or send force: true.",
      );
    const promotedAt = Date.now();
    await store.promote(version, promotedAt);
    const deleted = await store.prune(MODELS_KEPT, promotedAt);
    return c.json({ version, promotedAt, replaced: active?.version ?? null, deleted: [...deleted] }, 200);
  });
}

/** A verdict counts against the model that it was found against; another one serves by now: nothing is known. */
function isWorseThan(active: string, report: JsonObject): boolean {
  const { success, data } = trainingReportSchema.shape.gate.safeParse(report.gate);
  return success && data.decision === "keep_active" && data.against === active;
}
