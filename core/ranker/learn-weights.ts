import { randomNumbers } from "../random-numbers.ts";
import { shuffle } from "../shuffle.ts";
import { firstTrees, NO_TREES } from "./boosted-trees.ts";
import type { ClickSessions } from "./click-sessions.ts";
import { binEdges } from "./feature-bins.ts";
import { FEATURE_NAMES } from "./features/feature-names.ts";
import { growTrees } from "./grow-trees.ts";
import { type Contender, type Judgement, judgeRankings } from "./judge-rankings.ts";
import { type RankerWeights, rankFusion, singleStrategy } from "./learned-ranker.ts";
import { fitLinear } from "./linear-ranker.ts";
import type { RankerOptions } from "./ranker-options.ts";
import type { RankerTables } from "./ranker-tables.ts";
import { collectBinned, collectCases, nextClicks } from "./ranking-cases.ts";

/** Of the held-out clicks, the newest that judge and do not teach. */
const JUDGED_SHARE = 0.2;
const TREE_LEARNING_RATE = 0.08;
const TREE_CASE_SHARE = 0.5;
/** What takes longer must earn its time: this much more quality. */
const TREES_EARN = 0.001;
const SINGLE_STRATEGIES = ["neighbours / best", "after / best", "afterAny / best", "adjacent / best", "embedding"];

export interface LearnedWeights {
  readonly weights: RankerWeights;
  /** Name of what serves. */
  readonly chosen: string;
  /** On held-out cases that nothing was learned from. */
  readonly judged: readonly Judgement[];
}

/** Learns from the next clicks of `log` from session `cut` on; `tables` know nothing of those. */
export function learnWeights(
  log: ClickSessions,
  cut: number,
  tables: RankerTables,
  options: RankerOptions,
): LearnedWeights {
  const random = randomNumbers(options.seed);
  const held = nextClicks(log, cut);
  const taught = Math.floor(held.length * (1 - JUDGED_SHARE));
  const teaching = held.slice(0, taught);
  options.progress?.("linear ranking");
  const first = collectCases(tables, log, evenly(teaching, options.linearCases), {
    weights: null,
    hardest: 40,
    others: 20,
    random,
  });
  const linear = fitLinear(first, (length) => shuffled(length, random));
  options.progress?.("trees: cases");
  const plan = { weights: linear, hardest: 24, others: 8, random };
  const second = collectBinned(tables, log, evenly(teaching, options.treeCases), plan, binEdges(first.values));
  options.progress?.("trees");
  const trees = growTrees(options.kernels.treeHistograms, second, {
    trees: options.trees,
    learningRate: TREE_LEARNING_RATE,
    caseShare: TREE_CASE_SHARE,
    seed: options.seed,
  });
  options.progress?.("judgement");
  const contenders: readonly Contender[] = [
    { name: "linear", weights: { linear, trees: NO_TREES } },
    ...[0.5, 1].map((share) => {
      const treeCount = Math.round(options.trees * share);
      return { name: `linear + ${treeCount} trees`, weights: { linear, trees: firstTrees(trees, treeCount) } };
    }),
    { name: "rank fusion", weights: rankFusion() },
    ...SINGLE_STRATEGIES.map((name) => ({ name, weights: singleStrategy(FEATURE_NAMES.indexOf(name)) })),
  ];
  const judged = judgeRankings(contenders, tables, log, evenly(held.slice(taught), options.judgedCases));
  let best = 0;
  judged.forEach((judgement, at) => {
    if (quality(judgement) > quality(judged[best] ?? judgement) + TREES_EARN) best = at;
  });
  const chosen = contenders[best];
  return { weights: chosen?.weights ?? rankFusion(), chosen: chosen?.name ?? "rank fusion", judged };
}

const quality = ({ hitRateAt20, mrrAt20 }: Judgement): number => hitRateAt20 + mrrAt20;

function evenly<T>(values: readonly T[], most: number): readonly T[] {
  if (values.length <= most) return values;
  const stride = values.length / most;
  return values.filter((_, at) => Math.floor(at / stride) !== Math.floor((at - 1) / stride));
}

const shuffled = (length: number, random: () => number): Uint32Array =>
  shuffle(
    Uint32Array.from({ length }, (_, at) => at),
    random,
  );
