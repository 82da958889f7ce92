import type { Predictor } from "../predictor.ts";
import { ItemScores, type Ranking } from "./item-scores.ts";

/** Weights of the items that follow from one item, as they are counted. */
export class Rules {
  readonly #weights: (Map<number, number> | undefined)[];

  constructor(itemCount: number) {
    this.#weights = new Array<Map<number, number> | undefined>(itemCount);
  }

  add(from: number, to: number, weight: number): void {
    const weights = this.#weights[from] ?? new Map<number, number>();
    this.#weights[from] = weights;
    weights.set(to, (weights.get(to) ?? 0) + weight);
  }

  /** Keeps the strongest `keep` rules of every item (0: all), of equal ones those that were counted first. */
  prune(keep: number): void {
    if (keep === 0) return;
    this.#weights.forEach((weights, item) => {
      if (weights !== undefined && weights.size > keep)
        this.#weights[item] = new Map([...weights].sort(([, a], [, b]) => b - a).slice(0, keep));
    });
  }

  /** Recommends what follows from the session's last item. */
  predictor(ranking: Ranking): Predictor {
    const scores = new ItemScores(this.#weights.length);
    return ({ items }, limit) => {
      scores.clear();
      for (const [item, weight] of this.#weights[items.at(-1) ?? -1] ?? []) scores.add(item, weight);
      scores.normalize();
      return scores.top(limit, ranking);
    };
  }
}
