import type { Placement } from "./answer.ts";
import type { StrategyName } from "./strategies/index.ts";

export interface PlannedStrategy {
  readonly name: StrategyName;
  /** What the strategy's best candidate scores; the others in proportion. */
  readonly weight: number;
}

/** Strongest first. Weights fall steeply towards the end, so that those strategies order what the others leave open. */
export type Plan = readonly PlannedStrategy[];

/** The chain that every plan ends in: what is popular in the category, then in the shop. After it comes any sellable product. */
const FALLBACK: Plan = [
  { name: "category-popular", weight: 0.02 },
  { name: "popular", weight: 0.01 },
];

const SESSION: Plan = [
  { name: "sequential-rules", weight: 1 },
  { name: "session-neighbours", weight: 0.8 },
  { name: "co-visitation", weight: 0.1 },
  { name: "similar-content", weight: 0.08 },
];

export const PLANS: { readonly [placement in Placement]: Plan } = {
  home: [...SESSION, ...FALLBACK],
  product: [
    { name: "sequential-rules", weight: 1 },
    { name: "session-neighbours", weight: 0.8 },
    { name: "co-visitation", weight: 0.2 },
    { name: "similar-content", weight: 0.2 },
    ...FALLBACK,
  ],
  category: [...SESSION, { name: "category-popular", weight: 0.5 }, { name: "popular", weight: 0.01 }],
  cart: [
    { name: "goes-with", weight: 1 },
    { name: "session-neighbours", weight: 0.2 },
    { name: "co-visitation", weight: 0.1 },
    ...FALLBACK,
  ],
  search: [...SESSION, ...FALLBACK],
};
