import { recommendationRoute } from "../routes/recommendation-route.ts";

export const entry = recommendationRoute({
  name: "recommend-product",
  model: "ranking",
  about: "GET /v1/recommendations/product with the product in view: neighbours remembered, no call",
  variants: 100,
  path: (variant) => `/v1/recommendations/product?item=${1 + variant * 2}`,
  calls: 0,
  personalized: false,
});
