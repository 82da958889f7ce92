import type { Context } from "hono";
import { parsePurposes } from "../../core/consent/purposes.ts";
import type { AppEnv } from "../../http/app.ts";
import { type ProblemResponse, problem } from "../../http/problem.ts";
import { pseudonymizerOf } from "../../http/pseudonymizer.ts";
import { type AnswerContext, answer } from "./answer.ts";
import type { RecommendEnv } from "./env.ts";
import type { IsolateState } from "./isolate.ts";
import { portsOf } from "./ports.ts";
import { readQuestion } from "./question.ts";
import type { RecommendAnswerBody, RecommendBody } from "./recommend-request.ts";
import type { Clock } from "./state/refreshed.ts";

/** Whether personalization is allowed where nobody says so, by the setting that says it: read once. */
const byDefault = new Map<string, boolean>();

function personalizationByDefault(setting: string): boolean {
  const known = byDefault.get(setting);
  if (known !== undefined) return known;
  const allowed = parsePurposes(setting).includes("personalization");
  byDefault.set(setting, allowed);
  return allowed;
}

/** What an answer needs of the request that asks for it. */
export function contextOf(c: Context<AppEnv<RecommendEnv>>, state: IsolateState, clock: Clock): AnswerContext {
  const behind = (work: Promise<unknown>): void => c.executionCtx.waitUntil(work);
  return {
    state,
    ports: portsOf(c.env, behind),
    pseudonymize: async (purpose, value) => (await pseudonymizerOf(c.env))(purpose, value),
    personalizationByDefault: personalizationByDefault(c.env.CONSENT_DEFAULT),
    globalPrivacyControl: c.req.header("sec-gpc") === "1",
    keyUnverified: !c.get("principal").verified,
    requestId: c.get("requestId"),
    clock,
    behind,
  };
}

/** What GET and POST share: from a checked body to the answer, or to the problem that says what to correct. */
export async function respond(
  c: Context<AppEnv<RecommendEnv>>,
  placement: string,
  body: RecommendBody,
  state: IsolateState,
  clock: Clock,
): Promise<RecommendAnswerBody | ProblemResponse> {
  const question = readQuestion(placement, body.filter);
  if (!question.ok) {
    const { code, detail, errors } = question.reason;
    return problem(c, code, detail, errors === undefined ? {} : { errors });
  }
  c.header("cache-control", "private, no-store");
  return answer(question.value.placement, body, question.value.filter, contextOf(c, state, clock));
}
