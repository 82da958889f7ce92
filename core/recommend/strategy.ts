import type { CatalogView } from "../catalog/catalog-view.ts";
import type { Candidate } from "./answer.ts";
import type { InteractionIndex } from "./index-port.ts";
import type { ItemScores } from "./item-scores.ts";
import type { KnownTrail, TrailItem } from "./trail.ts";

/** What a strategy may look at. Everything is already decided: what is personal is empty where it may not be used. */
export interface StrategyInput {
  /** `null` while the shop has no model. */
  readonly index: InteractionIndex | null;
  readonly catalog: CatalogView;
  /** Items that the person showed interest in, oldest first, repeats included; the current product stands last. */
  readonly trail: readonly string[];
  /** The same as far as the model knows it, in its numbers. */
  readonly known: KnownTrail;
  /** The product that the page shows. */
  readonly item: string | null;
  readonly cart: readonly string[];
  /** The category that the page, its product, or else the last item of the trail belongs to. */
  readonly category: string | null;
  /** Neighbours by content, already fetched by the caller; `null` where there are none for the item. */
  readonly contentNeighbours: (item: string) => readonly Candidate[] | null;
  /** Most candidates wanted. */
  readonly limit: number;
}

/**
 * Proposes different products, best first, at most `limit`. Answers `[]` where it has nothing to go by. Evidence may be looked
 * for only when it is asked for, so candidates are good until the strategy's next answer.
 */
export type Strategy = (input: StrategyInput) => readonly Candidate[];

/** Most ids of evidence that a candidate carries. */
const BECAUSE_MAX = 3;

/** A candidate out of a score table: its evidence is read there when it is asked for. */
class ScoredCandidate implements Candidate {
  readonly item: string;
  readonly score: number;
  readonly #scores: ItemScores;
  readonly #number: number;
  readonly #sources: readonly TrailItem[];

  constructor(item: string, score: number, scores: ItemScores, number: number, sources: readonly TrailItem[]) {
    this.item = item;
    this.score = score;
    this.#scores = scores;
    this.#number = number;
    this.#sources = sources;
  }

  get because(): readonly string[] {
    return strongest(this.#sources, (source) => this.#scores.share(this.#number, source));
  }
}

/** The best of a score table whose sources are `sources`, in order. */
export function candidatesOf(
  scores: ItemScores,
  index: InteractionIndex,
  sources: readonly TrailItem[],
  limit: number,
  accepts?: (item: number) => boolean,
): readonly Candidate[] {
  const count = scores.top(limit, accepts);
  const candidates: Candidate[] = [];
  for (let place = 0; place < count; place++) {
    const item = scores.topItems[place] ?? 0;
    candidates.push(new ScoredCandidate(index.idOf(item), scores.topScores[place] ?? 0, scores, item, sources));
  }
  return candidates;
}

/** Ids of the sources that gave most, strongest first, newest first among equals. */
export function strongest(sources: readonly TrailItem[], shareOf: (source: number) => number): readonly string[] {
  const shares: { readonly id: string; readonly share: number }[] = [];
  sources.forEach(({ id }, source) => {
    const share = shareOf(source);
    if (share > 0) shares.push({ id, share });
  });
  if (shares.length > 1) shares.sort((a, b) => b.share - a.share);
  return shares.slice(0, BECAUSE_MAX).map(({ id }) => id);
}
