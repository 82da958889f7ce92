import { createRoute, z } from "@hono/zod-openapi";
import type { Context } from "hono";
import type { App, AppEnv } from "../../http/app.ts";
import { requires } from "../../http/auth/authenticate.ts";
import { publicCors } from "../../http/cors.ts";
import { keySecurity, problemResponses } from "../../http/openapi.ts";
import { fieldChecker } from "./check-fields.ts";
import type { RecommendEnv } from "./env.ts";
import type { IsolateState } from "./isolate.ts";
import { knownQuery } from "./known-parameters.ts";
import { RECOMMEND_NAMES, recommendAnswerSchema, recommendQuerySchema } from "./recommend-request.ts";
import { respond } from "./respond.ts";
import type { Clock } from "./state/refreshed.ts";

const params = z.object({ placement: z.string().max(64) });

const route = createRoute({
  method: "get",
  path: "/v1/recommendations/{placement}",
  tags: ["recommendations"],
  summary: "Recommend products",
  description:
    "What this person should see here now. Placements: `home`, `product` (with `item`), `category` (with `category`), `cart` (with `cart`), `search`. Unknown parameters are refused; names that begin with `_` are ignored.",
  security: keySecurity,
  middleware: [
    publicCors,
    requires<RecommendEnv>("recommendations:read", { publishableWhenUnavailable: true }),
    knownQuery(RECOMMEND_NAMES),
  ] as const,
  request: { params, query: recommendQuerySchema },
  responses: {
    200: { description: "The answer", content: { "application/json": { schema: recommendAnswerSchema } } },
    ...problemResponses(400, 401, 403, 404, 414, 422),
  },
});

const checkParams = fieldChecker(params);
const checkQuery = fieldChecker(recommendQuerySchema);

export function getRecommendations(app: App<RecommendEnv>, state: IsolateState, clock: Clock): void {
  app.options("/v1/recommendations/*", publicCors);
  // Described like every operation, but checked by hand: the library's own check costs more than the answer.
  app.openAPIRegistry.registerPath(route);
  app.get(route.getRoutingPath(), ...route.middleware, async (c) => {
    const checkedParams = checkParams({ placement: c.req.param("placement") ?? "" });
    if (!checkedParams.success) return refused(app, c, "param", checkedParams);
    const checkedQuery = checkQuery(c.req.query());
    if (!checkedQuery.success) return refused(app, c, "query", checkedQuery);
    const answered = await respond(c, checkedParams.data.placement, checkedQuery.data, state, clock);
    return answered instanceof Response ? answered : c.json(answered, 200);
  });
}

const refused = (
  app: App<RecommendEnv>,
  c: Context<AppEnv<RecommendEnv>>,
  target: "param" | "query",
  checked: z.ZodSafeParseResult<unknown>,
): Response => app.defaultHook?.({ target, ...checked }, c);
