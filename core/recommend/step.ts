import type { CatalogView } from "../catalog/catalog-view.ts";
import type { Placement, Ranked } from "./answer.ts";
import type { Filter } from "./filter.ts";

/** What steps may look at. */
export interface StepContext {
  readonly placement: Placement;
  readonly catalog: CatalogView;
  readonly item: string | null;
  readonly cart: readonly string[];
  readonly exclude: readonly string[];
  readonly filter: Filter;
}

/** `defer`: only where the answer would otherwise be short. */
export type Verdict = "keep" | "defer" | "drop";

/**
 * One rule after the ranking. It is asked about candidates best first, each once, and only about those that the steps before
 * it kept; it may remember what it kept.
 */
export type Step = (context: StepContext) => (candidate: Ranked) => Verdict;
