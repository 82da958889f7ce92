import type { Rival } from "../ranker/rivals.ts";
import { rank } from "../recommend/blend.ts";
import { LEADS, type Lead } from "../recommend/lead.ts";
import { PLANS, type Plan } from "../recommend/plans.ts";
import { knownTrail } from "../recommend/trail.ts";
import { buildModel } from "./build-model.ts";
import { everythingForSale } from "./evaluate.ts";
import { ModelSnapshot } from "./model-snapshot.ts";
import type { TrainingParameters } from "./parameters.ts";
import { type SessionLog, sliceOf } from "./session-log.ts";

/** What could serve instead of the learned ranking: the plan without it, and each single strategy that sessions teach. */
export function rivalPlans(log: SessionLog, parameters: TrainingParameters): readonly Rival[] {
  const catalog = everythingForSale(log.itemIds);
  let learned: { readonly sessions: number; readonly index: ModelSnapshot } | null = null;
  const indexOf = (sessions: number): ModelSnapshot => {
    if (learned?.sessions !== sessions)
      learned = { sessions, index: new ModelSnapshot(buildModel(sliceOf(log, 0, sessions), parameters), 0) };
    return learned.index;
  };
  return LEADS.filter((name) => name !== "learned-ranking").map((name) => ({
    name,
    learn(sessions) {
      const index = indexOf(sessions);
      const plan = planOfLead(name);
      return (prefix, limit) => {
        const trail = Array.from(prefix, (item) => log.itemIds[item] ?? "");
        const input = {
          index,
          catalog,
          trail,
          known: knownTrail(index, trail),
          item: null,
          cart: [],
          category: null,
          contentNeighbours: () => null,
          limit,
        };
        const items: number[] = [];
        for (const { item } of rank(plan, input)) {
          if (items.length === limit) break;
          items.push(index.indexOf(item));
        }
        return items;
      };
    },
  }));
}

const planOfLead = (lead: Exclude<Lead, "learned-ranking">): Plan =>
  lead === "plan" ? PLANS.home : [[{ name: lead, weight: 1 }]];
