import type { Placement } from "./answer.ts";
import type { InteractionIndex } from "./index-port.ts";
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

/**
 * What the others weigh where a learned ranking leads: less than two of its places lie apart, so that they only follow it. It
 * has learned what they know, and how much each is worth in this shop.
 */
const BEHIND_LEARNED = 1e-3;

const behindLearned = (plan: Plan): Plan => [
  { name: "learned-ranking", weight: 1 },
  ...plan.map(({ name, weight }) => ({ name, weight: weight * BEHIND_LEARNED })),
];

/** A cart asks for what goes with it, not for what comes next. */
const LEARNED_PLANS: { readonly [placement in Placement]: Plan } = {
  home: behindLearned(PLANS.home),
  product: behindLearned(PLANS.product),
  category: behindLearned(PLANS.category),
  cart: PLANS.cart,
  search: behindLearned(PLANS.search),
};

/** The plan of a placement: led by the learned ranking where the model has one. */
export const planOf = (placement: Placement, index: InteractionIndex | null): Plan =>
  (index?.learned?.() ?? null) === null ? PLANS[placement] : LEARNED_PLANS[placement];
