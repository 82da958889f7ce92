import type { Context } from "hono";
import { parsePurposes } from "../../core/consent/purposes.ts";
import { PLACEMENTS, type Placement } from "../../core/recommend/answer.ts";
import { parseFilter } from "../../core/recommend/filter.ts";
import type { AppEnv } from "../../http/app.ts";
import { type ProblemResponse, problem } from "../../http/problem.ts";
import { pseudonymizerOf } from "../../http/pseudonymizer.ts";
import { answer } from "./answer.ts";
import type { RecommendEnv } from "./env.ts";
import type { IsolateState } from "./isolate.ts";
import { portsOf } from "./ports.ts";
import type { RecommendAnswerBody, RecommendBody } from "./recommend-request.ts";
import type { Clock } from "./state/refreshed.ts";

const isPlacement = (name: string): name is Placement => PLACEMENTS.includes(name as Placement);

/** What GET and POST share: from a checked body to the answer, or to the problem that says what to correct. */
export async function respond(
  c: Context<AppEnv<RecommendEnv>>,
  placement: string,
  body: RecommendBody,
  state: IsolateState,
  clock: Clock,
): Promise<RecommendAnswerBody | ProblemResponse> {
  if (!isPlacement(placement)) return problem(c, "unknown_placement", `Placements are ${PLACEMENTS.join(", ")}.`);
  const filter = parseFilter(body.filter);
  if (!filter.ok)
    return problem(c, "invalid_request", "Correct the filter.", {
      errors: [
        {
          field: "filter",
          detail: `${filter.reason.code}: pairs are field:value over category, colour and price (price:MIN..MAX in minor units)`,
        },
      ],
    });
  c.header("cache-control", "private, no-store");
  return answer(placement, body, filter.value, {
    state,
    ports: portsOf(c.env),
    pseudonymize: async (purpose, value) => (await pseudonymizerOf(c.env))(purpose, value),
    personalizationByDefault: parsePurposes(c.env.CONSENT_DEFAULT).includes("personalization"),
    globalPrivacyControl: c.req.header("sec-gpc") === "1",
    keyUnverified: !c.get("principal").verified,
    requestId: c.get("requestId"),
    clock,
    behind: (work) => c.executionCtx.waitUntil(work),
  });
}
