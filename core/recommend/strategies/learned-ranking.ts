import type { Candidate } from "../answer.ts";
import type { InteractionIndex } from "../index-port.ts";
import type { ItemScores } from "../item-scores.ts";
import { kernelsOf, LAST_ITEMS_MAX } from "../kernels.ts";
import { type Strategy, strongest } from "../strategy.ts";
import type { TrailItem } from "../trail.ts";

/**
 * The model's learned ranking: neighbours, transitions, embedding, repeats, trends and categories, weighed as this shop's own
 * latest sessions taught (`core/ranker`). Without a trail or without such a ranking it has nothing to go by. Scores fall evenly
 * from 1 with the place: what the ranking says is an order.
 */
export const learnedRanking: Strategy = ({ index, known, limit }) => {
  const ranking = index?.learned?.() ?? null;
  if (index === null || ranking === null || known.clicks.length === 0) return [];
  const count = ranking.rank(known.clicks, limit);
  const evidence = new Evidence(index, known.newest.slice(0, LAST_ITEMS_MAX));
  const candidates: Candidate[] = [];
  for (let place = 0; place < count; place++) {
    candidates.push(new LearnedCandidate(ranking.items[place] ?? 0, 1 - place / count, index, evidence));
  }
  return candidates;
};

/** Which items sessions held together with the trail's last ones: counted once, when the first candidate is asked for it. */
class Evidence {
  readonly #index: InteractionIndex;
  readonly #sources: readonly TrailItem[];
  #counts: ItemScores | null = null;

  constructor(index: InteractionIndex, sources: readonly TrailItem[]) {
    this.#index = index;
    this.#sources = sources;
  }

  /** Items of the trail, most often together with the item first. */
  of(item: number): readonly string[] {
    this.#counts ??= this.#count();
    const counts = this.#counts;
    return strongest(this.#sources, (source) => counts.share(item, source));
  }

  #count(): ItemScores {
    const { transitions, evidence } = kernelsOf(this.#index);
    evidence.clear();
    this.#sources.forEach(({ index: item }, source) => {
      transitions.addTogether(this.#index, evidence, item, source, 1);
    });
    return evidence;
  }
}

class LearnedCandidate implements Candidate {
  readonly item: string;
  readonly score: number;
  readonly #number: number;
  readonly #evidence: Evidence;

  constructor(number: number, score: number, index: InteractionIndex, evidence: Evidence) {
    this.item = index.idOf(number);
    this.score = score;
    this.#number = number;
    this.#evidence = evidence;
  }

  get because(): readonly string[] {
    return this.#evidence.of(this.#number);
  }
}
