import type { Placement, RecommendationAnswer, RecommendationContext } from "./types.ts";

/** Path and query of a recommendation; a `session` of `null` asks for an answer that knows nothing of the person. */
export function recommendationPath(
  key: string,
  placement: Placement,
  context: RecommendationContext,
  session: string | null,
): string {
  const query = new URLSearchParams({ key });
  const ask = { ...context, personalization: session === null ? false : undefined, session: session ?? undefined };
  for (const [name, value] of Object.entries(ask)) {
    if (value !== undefined && String(value) !== "") query.set(name, String(value));
  }
  return `/v1/recommendations/${placement}?${query}`;
}

/** What a shop gets where no answer came: nothing to show, and the cause. */
export const emptyAnswer = (placement: Placement, cause: string): RecommendationAnswer => ({
  placement,
  items: [],
  model: null,
  experiment: null,
  degraded: true,
  degradedBy: [cause],
  requestId: "",
});
