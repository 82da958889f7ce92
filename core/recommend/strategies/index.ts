import type { Strategy } from "../strategy.ts";
import { categoryPopular } from "./category-popular.ts";
import { coVisitation } from "./co-visitation.ts";
import { goesWith } from "./goes-with.ts";
import { learnedRanking } from "./learned-ranking.ts";
import { popular } from "./popular.ts";
import { sequentialRules } from "./sequential-rules.ts";
import { sessionItems } from "./session-items.ts";
import { sessionNeighbours } from "./session-neighbours.ts";
import { similarContent } from "./similar-content.ts";

/** Every strategy by the name that plans, answers and reasons use. */
export const STRATEGIES = {
  "learned-ranking": learnedRanking,
  "session-neighbours": sessionNeighbours,
  "sequential-rules": sequentialRules,
  "co-visitation": coVisitation,
  "session-items": sessionItems,
  "similar-content": similarContent,
  "goes-with": goesWith,
  "category-popular": categoryPopular,
  popular,
} as const satisfies { readonly [name: string]: Strategy };

export type StrategyName = keyof typeof STRATEGIES;
