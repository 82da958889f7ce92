import type { CatalogView, ProductFacts } from "../catalog/catalog-view.ts";
import type { Interaction } from "../events/interactions.ts";
import type { Candidate, Placement, Ranked } from "./answer.ts";
import type { AnswerTerms } from "./answer-terms.ts";
import type { Filter } from "./filter.ts";

/** What steps and arrangements may look at. What is personal is empty where it may not be used. */
export interface StepContext {
  readonly placement: Placement;
  readonly catalog: CatalogView;
  /** The person's own interactions, oldest first. */
  readonly session: readonly Interaction[];
  readonly item: string | null;
  readonly cart: readonly string[];
  readonly exclude: readonly string[];
  readonly filter: Filter;
  readonly terms: AnswerTerms;
  /** Whether the serving model has seen an item; without a model it is `true` of all, as none is less known than another. */
  readonly knows: (item: string) => boolean;
  /** Neighbours by content that are at hand, with their cosine as score. */
  readonly contentNeighbours: (item: string) => readonly Candidate[] | null;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** `defer`: only where the answer would otherwise be short. */
export type Verdict = "keep" | "defer" | "drop";

/** Asked about candidates best first, each once, and only about those that the steps before it kept; may remember what it kept. */
export type Judge = (candidate: Ranked, facts: ProductFacts) => Verdict;

/** One rule about single candidates after the ranking; `null` where the request gives it nothing to do. */
export type Step = (context: StepContext) => Judge | null;

/** Re-orders or replaces candidates of a list that every step kept, best first. */
export interface Arranger {
  /** Candidates to choose from for an answer of `limit`; no fewer than `limit`. */
  pool(limit: number): number;
  /**
   * The list as it should be: at most `limit` long, each product once. `newcomers` answers products that the model does not
   * know and that every step keeps beside a list.
   */
  arrange<C extends Ranked>(list: readonly C[], limit: number, newcomers: Newcomers<C>): readonly C[];
}

export type Newcomers<C> = (beside: readonly C[]) => Iterable<C>;

/** One rule about the answer as a whole; `null` where the request does not ask for it. */
export type Arrangement = (context: StepContext) => Arranger | null;
