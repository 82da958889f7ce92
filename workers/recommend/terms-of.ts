import type { AnswerTerms } from "../../core/recommend/answer-terms.ts";
import type { RecommendBody } from "./recommend-request.ts";

/** What a checked request demands of its answer. An order without a time counts as of `now`, epoch milliseconds. */
export const termsOf = (body: RecommendBody, now: number): AnswerTerms => ({
  include: { items: body.include, categories: body.includeCategories },
  excludeCategories: body.excludeCategories,
  currency: body.currency ?? null,
  priceBand: body.priceBand ?? null,
  bought: body.bought.map((order) => {
    if (typeof order === "string") return { item: order, time: now };
    const { item, time = now } = order;
    return { item, time: typeof time === "string" ? Date.parse(time) : time };
  }),
  diversity: body.diversity,
  exploration: body.exploration,
});
