import { type ItemEmbedding, quantise } from "../item-embedding/item-embedding.ts";
import { nearestItems } from "../item-embedding/nearest-items.ts";
import { placeNewItems } from "../item-embedding/propagate.ts";
import { type EmbeddingStage, type EmbeddingWeights, trainEmbedding } from "../item-embedding/train-embedding.ts";
import { randomNumbers } from "../random-numbers.ts";
import { NO_TREES } from "./boosted-trees.ts";
import { CaseFeatures, FEATURE_COUNT, FEATURE_NAMES } from "./case-features.ts";
import { type ClickSessions, countNewItems, countSessions, cutBeforeCases, oldestSessions } from "./click-sessions.ts";
import { growTrees } from "./grow-trees.ts";
import { type LearnedModel, type RankerWeights, rankFusion, scoreRow, singleStrategy } from "./learned-ranker.ts";
import { fitLinear, scoreLinear } from "./linear-ranker.ts";
import { buildTables, type RankerTables } from "./ranker-tables.ts";
import { collectCases, type NextClick, nextClicks, type RankingCases } from "./ranking-cases.ts";

export interface RankerOptions {
  readonly seed: number;
  /** Sessions kept per item, newest first. */
  readonly sessionsPerItem: number;
  /** Most next clicks at the end of the window that the ranking is learned and judged on. */
  readonly heldOutCases: number;
  /** Most of them that the linear ranking, the trees and the judgement look at. */
  readonly linearCases: number;
  readonly treeCases: number;
  readonly judgedCases: number;
  readonly trees: number;
  readonly leaves: number;
  readonly embedding: {
    readonly dimensions: number;
    readonly batch: number;
    readonly negatives: number;
    /** Cases that the first stage is trained on, as whole epochs: small shops get more of them. */
    readonly cases: number;
    readonly epochsMax: number;
    /** Until the window's end, once the ranking is learned. */
    readonly stages: readonly EmbeddingStage[];
    readonly finalStages: readonly EmbeddingStage[];
  };
  /** Told when a phase begins. */
  readonly progress?: (phase: string) => void;
}

export const RANKER_DEFAULTS: RankerOptions = {
  seed: 1,
  sessionsPerItem: 2_500,
  heldOutCases: 60_000,
  linearCases: 8_000,
  treeCases: 36_000,
  judgedCases: 6_000,
  trees: 130,
  leaves: 24,
  embedding: {
    dimensions: 64,
    batch: 64,
    negatives: 256,
    cases: 1_050_000,
    epochsMax: 5,
    stages: [
      { newestShare: 1, epochs: 1, rateFrom: 0.004, rateTo: 0.0016 },
      { newestShare: 0.4, epochs: 2, rateFrom: 0.0016, rateTo: 0.0001 },
    ],
    finalStages: [{ newestShare: 0.3, epochs: 2, rateFrom: 0.002, rateTo: 0.0001 }],
  },
};

/** Share of the window's next clicks that is held out at most, and of those, the newest, that judge and do not teach. */
const HELD_OUT_SHARE = 0.12;
const JUDGED_SHARE = 0.2;
/** Fewer cases than this teach nothing that plain rank fusion does not know. */
const CASES_MIN = 200;
const EMBEDDING_CLICKS_MIN = 2_000;
const EMBEDDING_NEIGHBOURS = 40;
const TREE_LEARNING_RATE = 0.07;
const TREE_CASE_SHARE = 0.5;
/** A longer list of trees must earn its time: this much more quality. */
const TREES_EARN = 0.001;
const CUTOFF = 20;

export interface Judgement {
  readonly name: string;
  readonly hitRateAt20: number;
  readonly mrrAt20: number;
}

export interface Learned {
  readonly model: LearnedModel;
  /** Name of what serves. */
  readonly chosen: string;
  /** On held-out cases that nothing was learned from; empty where there were too few. */
  readonly judged: readonly Judgement[];
}

/** Learns a shop's ranking from its sessions. `categories`: of each item, `null` where they are not known. Deterministic. */
export function learnRanker(log: ClickSessions, categories: Uint32Array | null, options: RankerOptions): Learned {
  const report = options.progress ?? (() => undefined);
  const cases = Math.min(options.heldOutCases, Math.floor((log.items.length - countSessions(log)) * HELD_OUT_SHARE));
  report("embedding");
  const cut = cutBeforeCases(log, cases);
  const past = oldestSessions(log, cut);
  const trial = embed(past, options, stagesFor(past, options), null);
  const ranking =
    cases < CASES_MIN
      ? { weights: rankFusion(), chosen: "rank fusion", judged: [] }
      : learnWeights(log, cut, buildTables(past, categories, tabulated(trial, options.seed), options.sessionsPerItem), {
          ...options,
          progress: report,
        });
  report("final embedding");
  if (trial !== null) placeNewItems(trial.vectors, trial.dimensions, past, log);
  const final = embed(log, options, trial === null ? options.embedding.stages : options.embedding.finalStages, trial);
  report("final tables");
  const tables = buildTables(log, categories, tabulated(final, options.seed), options.sessionsPerItem);
  return { model: { tables, weights: ranking.weights }, chosen: ranking.chosen, judged: ranking.judged };
}

function stagesFor(log: ClickSessions, { embedding }: RankerOptions): readonly EmbeddingStage[] {
  const affordable = Math.floor(embedding.cases / Math.max(1, countNewItems(log)));
  const epochs = Math.max(1, Math.min(embedding.epochsMax, affordable));
  return embedding.stages.map((stage, at) => (at === 0 ? { ...stage, epochs } : stage));
}

function embed(
  log: ClickSessions,
  { embedding, seed }: RankerOptions,
  stages: readonly EmbeddingStage[],
  start: EmbeddingWeights | null,
): EmbeddingWeights | null {
  if (log.items.length < EMBEDDING_CLICKS_MIN) return null;
  const { dimensions, batch, negatives } = embedding;
  return trainEmbedding(log, { dimensions, batch, negatives, stages, seed }, start);
}

function tabulated(weights: EmbeddingWeights | null, seed: number): ItemEmbedding | null {
  if (weights === null) return null;
  const { vectors, dimensions, distanceWeights } = weights;
  const neighbours = nearestItems(vectors, dimensions, EMBEDDING_NEIGHBOURS, seed);
  return {
    dimensions,
    ...quantise(vectors, dimensions),
    distanceWeights,
    neighbours,
    neighboursPerItem: EMBEDDING_NEIGHBOURS,
  };
}

function learnWeights(
  log: ClickSessions,
  cut: number,
  tables: RankerTables,
  options: RankerOptions,
): { readonly weights: RankerWeights; readonly chosen: string; readonly judged: readonly Judgement[] } {
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
  const second = collectCases(tables, log, evenly(teaching, options.treeCases), {
    weights: linear,
    hardest: 24,
    others: 8,
    random,
  });
  options.progress?.("trees");
  const trees = growTrees(second, baseScores(second, linear), {
    trees: options.trees,
    leaves: options.leaves,
    learningRate: TREE_LEARNING_RATE,
    caseShare: TREE_CASE_SHARE,
    seed: options.seed,
  });
  options.progress?.("judgement");
  const contenders: readonly Contender[] = [
    { name: "linear", weights: { linear, trees: NO_TREES, treeCount: 0 } },
    ...[0.5, 1].map((share) => {
      const treeCount = Math.round(options.trees * share);
      return { name: `linear + ${treeCount} trees`, weights: { linear, trees, treeCount } };
    }),
    { name: "rank fusion", weights: rankFusion() },
    ...SINGLE_STRATEGIES.map((name) => ({ name, weights: singleStrategy(FEATURE_NAMES.indexOf(name)) })),
  ];
  const cases = evenly(held.slice(taught), options.judgedCases);
  const judged = judge(contenders, tables, log, cases);
  let best = 0;
  judged.forEach((judgement, at) => {
    if (quality(judgement) > quality(judged[best] ?? judgement) + TREES_EARN) best = at;
  });
  const chosen = contenders[best];
  return { weights: chosen?.weights ?? rankFusion(), chosen: chosen?.name ?? "rank fusion", judged };
}

interface Contender {
  readonly name: string;
  readonly weights: RankerWeights;
}

const SINGLE_STRATEGIES = ["neighbours / best", "after / best", "afterAny / best", "adjacent / best", "embedding"];

const quality = ({ hitRateAt20, mrrAt20 }: Judgement): number => hitRateAt20 + mrrAt20;

/** Features are computed once for all contenders: they are what a prediction costs. */
function judge(
  contenders: readonly Contender[],
  tables: RankerTables,
  log: ClickSessions,
  cases: readonly NextClick[],
): readonly Judgement[] {
  const features = new CaseFeatures(tables);
  const hits = new Float64Array(contenders.length);
  const reciprocals = new Float64Array(contenders.length);
  for (const { start, at } of cases) {
    features.compute(log.items.subarray(start, at));
    const { count, items } = features.candidates;
    const next = items.subarray(0, count).indexOf(log.items[at] ?? 0);
    if (next < 0) continue;
    contenders.forEach(({ weights }, contender) => {
      const score = scoreRow(weights, features.values, next);
      let place = 1;
      for (let candidate = 0; candidate < count && place <= CUTOFF; candidate++) {
        const other = scoreRow(weights, features.values, candidate);
        if (other > score || (other === score && candidate < next)) place++;
      }
      if (place > CUTOFF) return;
      hits[contender] = (hits[contender] ?? 0) + 1;
      reciprocals[contender] = (reciprocals[contender] ?? 0) + 1 / place;
    });
  }
  const share = (sum: number | undefined): number => (sum ?? 0) / Math.max(1, cases.length);
  return contenders.map(({ name }, at) => ({
    name,
    hitRateAt20: share(hits[at]),
    mrrAt20: share(reciprocals[at]),
  }));
}

function baseScores(cases: RankingCases, linear: Float32Array): Float64Array {
  return Float64Array.from(cases.offsets, (_, row) => scoreLinear(linear, cases.values, row * FEATURE_COUNT));
}

function evenly<T>(values: readonly T[], most: number): readonly T[] {
  if (values.length <= most) return values;
  const stride = values.length / most;
  return values.filter((_, at) => Math.floor(at / stride) !== Math.floor((at - 1) / stride));
}

function shuffled(length: number, random: () => number): Uint32Array {
  const order = Uint32Array.from({ length }, (_, at) => at);
  for (let at = length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    const value = order[at] ?? 0;
    order[at] = order[other] ?? 0;
    order[other] = value;
  }
  return order;
}
