import { createRoute, z } from "@hono/zod-openapi";
import type { App } from "../../http/app.ts";
import { requires } from "../../http/auth/authenticate.ts";
import { boundedJsonBody } from "../../http/body.ts";
import { bearerSecurity, problemResponses } from "../../http/openapi.ts";
import { type AnswerContext, answer } from "./answer.ts";
import type { RecommendEnv } from "./env.ts";
import type { IsolateState } from "./isolate.ts";
import { knownBody, knownQuery } from "./known-parameters.ts";
import { readQuestion } from "./question.ts";
import { RECOMMEND_NAMES, recommendAnswerSchema, recommendBodySchema } from "./recommend-request.ts";
import { contextOf } from "./respond.ts";
import type { Clock } from "./state/refreshed.ts";

/** Requests in one batch. */
const BATCH_MAX_REQUESTS = 100;
/** Requests answered side by side: a request may wait for one call, and the runtime keeps six connections. */
const ANSWERS_AT_ONCE = 6;

/** Its own object: composed of two strict ones, a document would allow neither's names. */
const requestSchema = z
  .strictObject({ ...recommendBodySchema.shape, placement: z.string().max(64) })
  .openapi("BatchedRecommendRequest");
const refusalSchema = z.object({ code: z.string(), detail: z.string() });
const entrySchema = z
  .object({ answer: recommendAnswerSchema.nullable(), error: refusalSchema.nullable() })
  .openapi("BatchedRecommendAnswer", { description: "Either an answer or what to correct." });

type BatchedRequest = z.infer<typeof requestSchema>;
type BatchedAnswer = z.infer<typeof entrySchema>;

const route = createRoute({
  method: "post",
  path: "/v1/recommendations/batch",
  tags: ["recommendations"],
  summary: "Recommend products to many",
  description: `For e-mail and prerendering: up to ${BATCH_MAX_REQUESTS} requests, answered in their order; one that cannot be answered never spoils the rest. For servers: a publishable key may not.`,
  security: bearerSecurity,
  middleware: [requires<RecommendEnv>("recommendations:batch"), knownQuery([]), boundedJsonBody()] as const,
  request: {
    body: {
      required: true,
      content: {
        "application/json": {
          schema: z.strictObject({ requests: z.array(requestSchema).min(1).max(BATCH_MAX_REQUESTS) }),
        },
      },
    },
  },
  responses: {
    200: {
      description: "An entry per request, in order",
      content: { "application/json": { schema: z.object({ answers: z.array(entrySchema) }) } },
    },
    ...problemResponses(400, 401, 403, 413, 415, 422, 503),
  },
});

async function answerOne(request: BatchedRequest, context: AnswerContext): Promise<BatchedAnswer> {
  const question = readQuestion(request.placement, request.filter);
  if (!question.ok) return { answer: null, error: { code: question.reason.code, detail: question.reason.detail } };
  return { answer: await answer(question.value.placement, request, question.value.filter, context), error: null };
}

/** Registered before the route by placement: `batch` names no placement. */
export function batchRecommendations(app: App<RecommendEnv>, state: IsolateState, clock: Clock): void {
  app.openapi(
    route,
    async (c) => {
      const { requests } = c.req.valid("json");
      const context = contextOf(c, state, clock);
      const answers: BatchedAnswer[] = [];
      for (let start = 0; start < requests.length; start += ANSWERS_AT_ONCE) {
        const next = requests.slice(start, start + ANSWERS_AT_ONCE);
        answers.push(...(await Promise.all(next.map((request) => answerOne(request, context)))));
      }
      return c.json({ answers }, 200, { "cache-control": "private, no-store" });
    },
    knownBody(["requests", "placement", ...RECOMMEND_NAMES], app.defaultHook),
  );
}
