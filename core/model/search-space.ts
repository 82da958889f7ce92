import { randomNumbers } from "../random-numbers.ts";
import type { Judgement } from "../ranker/learn-ranker.ts";
import type { RankingOutcome, Recipe } from "./train.ts";

/** What a search may change; everything else stays as the recipe has it. */
export interface Setting {
  readonly sessionsPerItem: number;
  readonly trees: number;
  readonly dimensions: number;
  /** Factor on every learning rate of the embedding. */
  readonly rate: number;
}

/** Ranges around the defaults, which were chosen on public data; numbers are drawn evenly by their logarithm. */
const SESSIONS_PER_ITEM = [1_000, 5_000] as const;
const TREES = [60, 260] as const;
const RATE = [0.5, 2] as const;
const DIMENSIONS = [32, 64, 96, 128] as const;

/** `count` settings; the same seed draws the same ones (random search: Bergstra and Bengio, JMLR 2012). */
export function drawSettings(count: number, seed: number): readonly Setting[] {
  const random = randomNumbers(seed);
  const between = ([least, most]: readonly [number, number]): number => least * (most / least) ** random();
  return Array.from({ length: count }, () => ({
    sessionsPerItem: Math.round(between(SESSIONS_PER_ITEM)),
    trees: Math.round(between(TREES)),
    dimensions: DIMENSIONS[Math.floor(random() * DIMENSIONS.length)] ?? DIMENSIONS[1],
    rate: Math.round(between(RATE) * 100) / 100,
  }));
}

export function withSetting(recipe: Recipe, setting: Setting): Recipe {
  const { ranker, parameters } = recipe;
  if (ranker === null) return recipe;
  const { sessionsPerItem, trees, dimensions, rate } = setting;
  const scaled = (stages: typeof ranker.embedding.stages) =>
    stages.map((stage) => ({ ...stage, rateFrom: stage.rateFrom * rate, rateTo: stage.rateTo * rate }));
  const { embedding } = ranker;
  return {
    ...recipe,
    parameters: { ...parameters, sessionsPerItem },
    ranker: {
      ...ranker,
      sessionsPerItem,
      trees,
      embedding: {
        ...embedding,
        dimensions,
        stages: scaled(embedding.stages),
        finalStages: scaled(embedding.finalStages),
      },
    },
  };
}

/** How what was chosen did on clicks that nothing was learned from; `null` where there were too few to judge by. */
export const judgementOf = ({ chosen, judged }: RankingOutcome): Judgement | null =>
  judged.find(({ name }) => name === chosen) ?? null;

/** HR@20 + MRR@20: what a search compares. */
export const validationQuality = (ranking: RankingOutcome | null): number => {
  const judgement = ranking === null ? null : judgementOf(ranking);
  return judgement === null ? 0 : judgement.hitRateAt20 + judgement.mrrAt20;
};
