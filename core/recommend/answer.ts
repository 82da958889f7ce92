/** Where in a shop an answer is shown. */
export const PLACEMENTS = ["home", "product", "category", "cart", "search"] as const;
export type Placement = (typeof PLACEMENTS)[number];

/** A product that a strategy proposes. */
export interface Candidate {
  readonly item: string;
  /** Higher is better; comparable only inside one strategy's list. */
  readonly score: number;
  /** Ids of the session's items or categories that led to it, strongest first; may be empty. */
  readonly because: readonly string[];
}

/** A ranked product of the answer. */
export interface Ranked extends Candidate {
  /** Name of the strategy that contributed most. */
  readonly strategy: string;
}
