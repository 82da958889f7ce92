import { recommendationRoute } from "../routes/recommendation-route.ts";

/** First of a variant's three neighbouring products: every variant stays within the 217 of the catalog. */
const firstOf = (variant: number): number => 1 + variant * 2;

export const entry = recommendationRoute({
  name: "recommend-items",
  about: "GET /v1/recommendations/home with three recent items, no learned ranking: no call out of the isolate",
  model: "strategies",
  variants: 100,
  path: (variant) => {
    const first = firstOf(variant);
    return `/v1/recommendations/home?items=${first},${first + 1},${first + 2}`;
  },
  calls: 0,
  personalized: true,
});
