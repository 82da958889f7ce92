import { createRoute, z } from "@hono/zod-openapi";
import type { App } from "../../http/app.ts";
import { requires } from "../../http/auth/authenticate.ts";
import { boundedJsonBody } from "../../http/body.ts";
import { publicCors } from "../../http/cors.ts";
import { keySecurity, problemResponses } from "../../http/openapi.ts";
import type { RecommendEnv } from "./env.ts";
import type { IsolateState } from "./isolate.ts";
import { knownBody, knownQuery } from "./known-parameters.ts";
import { RECOMMEND_NAMES, recommendAnswerSchema, recommendBodySchema } from "./recommend-request.ts";
import { respond } from "./respond.ts";
import type { Clock } from "./state/refreshed.ts";

const route = createRoute({
  method: "post",
  path: "/v1/recommendations/{placement}",
  tags: ["recommendations"],
  summary: "Recommend products, with a body",
  description: "The same as GET, for long lists, and for callers that keep ids out of URLs.",
  security: keySecurity,
  middleware: [
    publicCors,
    requires<RecommendEnv>("recommendations:read", { publishableWhenUnavailable: true }),
    knownQuery([]),
    boundedJsonBody(),
  ] as const,
  request: {
    params: z.object({ placement: z.string().max(64) }),
    body: { required: true, content: { "application/json": { schema: recommendBodySchema } } },
  },
  responses: {
    200: { description: "The answer", content: { "application/json": { schema: recommendAnswerSchema } } },
    ...problemResponses(400, 401, 403, 404, 413, 415, 422),
  },
});

export function postRecommendations(app: App<RecommendEnv>, state: IsolateState, clock: Clock): void {
  app.openapi(
    route,
    async (c) => {
      const answered = await respond(c, c.req.valid("param").placement, c.req.valid("json"), state, clock);
      return answered instanceof Response ? answered : c.json(answered, 200);
    },
    knownBody(RECOMMEND_NAMES, app.defaultHook),
  );
}
