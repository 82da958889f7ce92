import { randomNumbers } from "../random-numbers.ts";
import { shuffle } from "../shuffle.ts";
import { firstTrees, NO_TREES, type Trees } from "./boosted-trees.ts";
import type { ClickSessions } from "./click-sessions.ts";
import { evenly } from "./evenly.ts";
import { binEdges } from "./feature-bins.ts";
import { FEATURE_NAMES } from "./features/feature-names.ts";
import { growTrees } from "./grow-trees.ts";
import { type Contender, type Judgement, judgeRankings } from "./judge-rankings.ts";
import { type RankerWeights, rankFusion, singleStrategy } from "./learned-ranker.ts";
import { fitLinear } from "./linear-ranker.ts";
import type { RankerOptions } from "./ranker-options.ts";
import type { RankerTables } from "./ranker-tables.ts";
import { collectBinned, collectCases, type NextClick, nextClicks } from "./ranking-cases.ts";
import { qualityOf } from "./rivals.ts";

/** Of the held-out clicks, the newest that judge and do not teach. */
const JUDGED_SHARE = 0.2;
const TREE_LEARNING_RATE = 0.08;
const TREE_CASE_SHARE = 0.5;
/** What takes longer must earn its time: this much more quality. */
const TREES_EARN = 0.001;
const TREE_SHARES = [0.5, 1];
/** Up to here every held-out click both teaches and judges, in folds; fewer than this teach nothing. */
const CROSS_JUDGED_MAX = 2_000;
const TAUGHT_MIN = 40;
const FOLDS = 2;
const SINGLE_STRATEGIES = ["neighbours / best", "after / best", "afterAny / best", "adjacent / best", "embedding"];
const FUSION: Contender = { name: "rank fusion", weights: rankFusion() };
/** What nobody has to teach. */
const UNTAUGHT: readonly Contender[] = [
  FUSION,
  ...SINGLE_STRATEGIES.map((name) => ({ name, weights: singleStrategy(FEATURE_NAMES.indexOf(name)) })),
];

export interface LearnedWeights {
  readonly weights: RankerWeights;
  /** Name of what serves. */
  readonly chosen: string;
  /** On held-out cases that nothing was learned from. */
  readonly judged: readonly Judgement[];
  /** Those cases, and how what serves does on some of them. */
  readonly cases: readonly NextClick[];
  readonly judge: (cases: readonly NextClick[]) => Judgement;
}

/** Learns from the next clicks of `log` from session `cut` on; `tables` know nothing of those. */
export function learnWeights(
  log: ClickSessions,
  cut: number,
  tables: RankerTables,
  options: RankerOptions,
): LearnedWeights {
  const held = nextClicks(log, cut);
  return held.length > CROSS_JUDGED_MAX
    ? learnFromMany(log, held, tables, options)
    : learnFromFew(log, held, tables, options);
}

/** The older clicks teach, the newest judge. */
function learnFromMany(
  log: ClickSessions,
  held: readonly NextClick[],
  tables: RankerTables,
  options: RankerOptions,
): LearnedWeights {
  const taught = Math.floor(held.length * (1 - JUDGED_SHARE));
  const contenders = [...fitRankings(log, held.slice(0, taught), tables, options), ...UNTAUGHT];
  options.progress?.("judgement");
  const cases = evenly(held.slice(taught), options.judgedCases);
  const judged = judgeRankings(contenders, tables, log, cases);
  const chosen = contenders[bestOf(judged)] ?? FUSION;
  const { name, weights } = chosen;
  const judge = (some: readonly NextClick[]) => judgeRankings([chosen], tables, log, some)[0] ?? unjudged(name);
  return { weights, chosen: name, judged, cases, judge };
}

/** Every click judges what the sessions of the other folds have taught; what serves has learned from all of them. */
function learnFromFew(
  log: ClickSessions,
  held: readonly NextClick[],
  tables: RankerTables,
  options: RankerOptions,
): LearnedWeights {
  const folds = held.length < TAUGHT_MIN ? [] : foldsOf(held);
  const judging = folds.map((fold) => evenly(fold, Math.ceil(options.judgedCases / FOLDS)));
  const cases = folds.length === 0 ? held : judging.flat();
  const quiet = { ...options, progress: () => undefined };
  const byFold = folds.map((fold, at) => {
    const own = new Set(fold);
    const teaching = held.filter((click) => !own.has(click));
    return judgeRankings(fitRankings(log, teaching, tables, quiet), tables, log, judging[at] ?? []);
  });
  const taught = (byFold[0] ?? []).map(({ name }, contender) => {
    const mean = (metric: "hitRateAt20" | "mrrAt20"): number =>
      byFold.reduce((sum, judged, at) => sum + (judging[at]?.length ?? 0) * (judged[contender]?.[metric] ?? 0), 0) /
      cases.length;
    return { name, hitRateAt20: mean("hitRateAt20"), mrrAt20: mean("mrrAt20") };
  });
  const judged = [...taught, ...judgeRankings(UNTAUGHT, tables, log, cases)];
  const best = bestOf(judged);
  const fitted = best < taught.length ? fitRankings(log, held, tables, options)[best] : UNTAUGHT[best - taught.length];
  const { name, weights } = fitted ?? FUSION;
  const judgement = judged[best] ?? unjudged(name);
  return { weights, chosen: name, judged, cases, judge: () => judgement };
}

/** One weight a feature, and half or all of the trees on top. */
function fitRankings(
  log: ClickSessions,
  teaching: readonly NextClick[],
  tables: RankerTables,
  options: RankerOptions,
): readonly Contender[] {
  const random = randomNumbers(options.seed);
  options.progress?.("linear ranking");
  const first = collectCases(tables, log, evenly(teaching, options.linearCases), {
    weights: null,
    hardest: 40,
    others: 20,
    random,
  });
  const linear = fitLinear(first, (length) => shuffled(length, random));
  const names = ["linear", ...TREE_SHARES.map((share) => `linear + ${Math.round(options.trees * share)} trees`)];
  const withTrees = (trees: Trees): readonly RankerWeights[] => [
    { linear, trees: NO_TREES },
    ...TREE_SHARES.map((share) => ({ linear, trees: firstTrees(trees, Math.round(options.trees * share)) })),
  ];
  const named = (weights: readonly RankerWeights[]): readonly Contender[] =>
    names.map((name, at) => ({ name, weights: weights[at] ?? rankFusion() }));
  if (first.starts.length < 2) return named(withTrees(NO_TREES));
  options.progress?.("trees: cases");
  const plan = { weights: linear, hardest: 24, others: 8, random };
  const second = collectBinned(tables, log, evenly(teaching, options.treeCases), plan, binEdges(first.values));
  options.progress?.("trees");
  return named(
    withTrees(
      growTrees(options.kernels.treeHistograms, second, {
        trees: options.trees,
        learningRate: TREE_LEARNING_RATE,
        caseShare: TREE_CASE_SHARE,
        seed: options.seed,
      }),
    ),
  );
}

/** The first that no later one is better than by more than what more time must earn. */
function bestOf(judged: readonly Judgement[]): number {
  let best = 0;
  judged.forEach((judgement, at) => {
    if (qualityOf(judgement) > qualityOf(judged[best] ?? judgement) + TREES_EARN) best = at;
  });
  return best;
}

/** Sessions take turns. */
function foldsOf(held: readonly NextClick[]): readonly (readonly NextClick[])[] {
  const folds: NextClick[][] = Array.from({ length: FOLDS }, () => []);
  let session = -1;
  let start = -1;
  for (const click of held) {
    if (click.start !== start) session++;
    start = click.start;
    folds[session % FOLDS]?.push(click);
  }
  return folds;
}

const unjudged = (name: string): Judgement => ({ name, hitRateAt20: 0, mrrAt20: 0 });

const shuffled = (length: number, random: () => number): Uint32Array =>
  shuffle(
    Uint32Array.from({ length }, (_, at) => at),
    random,
  );
