import type { Rival } from "../ranker/rivals.ts";
import { AssociationRulesParameters, associationRules } from "./baselines/association-rules.ts";
import { popularity } from "./baselines/popularity.ts";
import { product } from "./baselines/product.ts";
import { SequentialRulesParameters, sequentialRules } from "./baselines/sequential-rules.ts";
import { sessionItems } from "./baselines/session-items.ts";
import { VmisKnnParameters, vmisKnn } from "./baselines/vmis-knn.ts";
import { VsknnParameters, vsknn } from "./baselines/vsknn.ts";
import { VstanParameters, vstan } from "./baselines/vstan.ts";
import { type ClickLog, endOfWindow, sessionsByAge } from "./click-log.ts";
import type { Predictor } from "./predictor.ts";
import type { TrainingSet } from "./training-set.ts";

/** Every single strategy with its defaults, and the platform's answer without a learned ranking, by name. */
export const SINGLE_STRATEGIES: { readonly [name: string]: (set: TrainingSet) => Predictor } = {
  product: (set) => product(set, { diversity: 0 }),
  vstan: ({ log }) => vstan(log, VstanParameters.parse({})),
  sr: ({ log }) => sequentialRules(log, SequentialRulesParameters.parse({})),
  ar: ({ log }) => associationRules(log, AssociationRulesParameters.parse({})),
  "vmis-knn": ({ log }) => vmisKnn(log, VmisKnnParameters.parse({})),
  vsknn: ({ log }) => vsknn(log, VsknnParameters.parse({})),
  "session-items": () => sessionItems,
  popularity: ({ log }) => popularity(log),
};

/** The strategies as rivals of a ranking that numbers items by `ids`. A judged session is asked about at the end of what was learned. */
export function rivalStrategies(
  { log, vocabulary, categories }: TrainingSet,
  ids: readonly string[],
): readonly Rival[] {
  const toVocabulary = ids.map((id) => vocabulary.numberOf(id));
  const fromVocabulary = new Map(toVocabulary.map((number, at) => [number, at]));
  const numbers = (items: readonly number[]): number[] => items.map((item) => fromVocabulary.get(item) ?? -1);
  return Object.entries(SINGLE_STRATEGIES).map(([name, train]) => ({
    name,
    learn(sessions) {
      const past = oldest(log, sessions);
      const time = endOfWindow(past);
      const predict = train({ log: past, vocabulary, categories });
      return (prefix, limit) => {
        const items = Array.from(prefix, (item) => toVocabulary[item] ?? 0);
        return numbers(predict({ items, time }, limit));
      };
    },
  }));
}

/** The oldest `count` sessions by age. Items keep their numbers. */
function oldest(log: ClickLog, count: number): ClickLog {
  const kept = sessionsByAge(log).slice(0, count).sort();
  const starts = new Uint32Array(kept.length + 1);
  kept.forEach((session, at) => {
    starts[at + 1] = (starts[at] ?? 0) + (log.starts[session + 1] ?? 0) - (log.starts[session] ?? 0);
  });
  const items = new Uint32Array(starts[kept.length] ?? 0);
  const times = new Float64Array(items.length);
  kept.forEach((session, at) => {
    items.set(log.items.subarray(log.starts[session], log.starts[session + 1]), starts[at]);
    times.set(log.times.subarray(log.starts[session], log.starts[session + 1]), starts[at]);
  });
  return { itemCount: log.itemCount, starts, items, times };
}
