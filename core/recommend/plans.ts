import type { Placement } from "./answer.ts";
import type { InteractionIndex } from "./index-port.ts";
import type { Lead } from "./lead.ts";
import type { StrategyName } from "./strategies/index.ts";

export interface PlannedStrategy {
  readonly name: StrategyName;
  /** What the strategy's best candidate scores; the others in proportion. */
  readonly weight: number;
}

/** Strategies that are asked together and whose scores are added up. */
export type Stage = readonly PlannedStrategy[];

/** Strongest stage first. A stage is only asked where those before it leave the answer short. */
export type Plan = readonly Stage[];

/** The chain that every plan ends in: what is popular in the category, then in the shop. After it comes any sellable product. */
const FALLBACK: Plan = [[{ name: "category-popular", weight: 1 }], [{ name: "popular", weight: 1 }]];

/** What sessions like this one went on to. */
const SESSION: Stage = [
  { name: "sequential-rules", weight: 1 },
  { name: "session-neighbours", weight: 0.95 },
];

/** What goes with the products at hand, whatever the order, or is like them: all that there is for new ones. */
const RELATED: Stage = [
  { name: "co-visitation", weight: 1 },
  { name: "similar-content", weight: 0.8 },
];

export const PLANS: { readonly [placement in Placement]: Plan } = {
  home: [SESSION, RELATED, ...FALLBACK],
  product: [SESSION, RELATED, ...FALLBACK],
  category: [[...SESSION, { name: "category-popular", weight: 0.5 }], RELATED, [{ name: "popular", weight: 1 }]],
  cart: [
    [
      { name: "goes-with", weight: 1 },
      { name: "session-neighbours", weight: 0.2 },
      { name: "co-visitation", weight: 0.1 },
    ],
    ...FALLBACK,
  ],
  search: [SESSION, RELATED, ...FALLBACK],
};

/** The learned ranking knows what the others know, and how much each is worth in this shop: they only follow it. */
const afterLearned = (plan: Plan): Plan => [[{ name: "learned-ranking", weight: 1 }], ...plan];

/** A cart asks for what goes with it, not for what comes next. */
const LEARNED_PLANS: { readonly [placement in Placement]: Plan } = {
  home: afterLearned(PLANS.home),
  product: afterLearned(PLANS.product),
  category: afterLearned(PLANS.category),
  cart: PLANS.cart,
  search: afterLearned(PLANS.search),
};

/** A single strategy that foretold the shop's clicks best, then what the others know. */
const singleLed = (lead: Exclude<Lead, "learned-ranking" | "plan">): { readonly [placement in Placement]: Plan } => {
  const first: Stage = [{ name: lead, weight: 1 }];
  return {
    home: [first, ...LEARNED_PLANS.home],
    product: [first, ...LEARNED_PLANS.product],
    category: [first, ...LEARNED_PLANS.category],
    cart: PLANS.cart,
    search: [first, ...LEARNED_PLANS.search],
  };
};

const LED_PLANS: { readonly [lead in Lead]: { readonly [placement in Placement]: Plan } } = {
  "learned-ranking": LEARNED_PLANS,
  plan: PLANS,
  "session-neighbours": singleLed("session-neighbours"),
  "sequential-rules": singleLed("sequential-rules"),
  "co-visitation": singleLed("co-visitation"),
  popular: singleLed("popular"),
  "session-items": singleLed("session-items"),
};

/** The plan of a placement: led by what training found best, which is the learned ranking unless the model says otherwise. */
export function planOf(placement: Placement, index: InteractionIndex | null): Plan {
  const lead = index?.lead ?? "learned-ranking";
  const isLearned = (index?.learned?.() ?? null) !== null;
  return (lead === "learned-ranking" && !isLearned ? PLANS : LED_PLANS[lead])[placement];
}

/** Whether a placement's plan may ask a strategy. */
export const asks = (placement: Placement, strategy: StrategyName): boolean =>
  PLANS[placement].some((stage) => stage.some(({ name }) => name === strategy));
