import { createRoute, z } from "@hono/zod-openapi";
import type { App } from "../../http/app.ts";
import { requires } from "../../http/auth/authenticate.ts";
import { publicCors } from "../../http/cors.ts";
import { keySecurity, problemResponses } from "../../http/openapi.ts";
import type { RecommendEnv } from "./env.ts";
import type { IsolateState } from "./isolate.ts";
import { recommendAnswerSchema, recommendQuerySchema } from "./recommend-request.ts";
import { respond } from "./respond.ts";
import type { Clock } from "./state/refreshed.ts";

const route = createRoute({
  method: "get",
  path: "/v1/recommendations/{placement}",
  tags: ["recommendations"],
  summary: "Recommend products",
  description:
    "What this person should see here now. Placements: `home`, `product` (with `item`), `category` (with `category`), `cart` (with `cart`), `search`.",
  security: keySecurity,
  middleware: [
    publicCors,
    requires<RecommendEnv>("recommendations:read", { publishableWhenUnavailable: true }),
  ] as const,
  request: { params: z.object({ placement: z.string().max(64) }), query: recommendQuerySchema },
  responses: {
    200: { description: "The answer", content: { "application/json": { schema: recommendAnswerSchema } } },
    ...problemResponses(401, 403, 404, 414, 422),
  },
});

export function getRecommendations(app: App<RecommendEnv>, state: IsolateState, clock: Clock): void {
  app.options("/v1/recommendations/*", publicCors);
  app.openapi(route, async (c) => {
    const answered = await respond(c, c.req.valid("param").placement, c.req.valid("query"), state, clock);
    return answered instanceof Response ? answered : c.json(answered, 200);
  });
}
