/** A product that the person bought, and when. */
export interface Purchase {
  readonly item: string;
  /** Epoch milliseconds. */
  readonly time: number;
}

/** What a request demands of the answer, beyond what it is about: bounds that hold, and wishes for the whole list. */
export interface AnswerTerms {
  /** The only products and categories that may be answered: a product passes by either. Both empty: any may. */
  readonly include: { readonly items: readonly string[]; readonly categories: readonly string[] };
  readonly excludeCategories: readonly string[];
  /** ISO 4217: only products whose price is in it. `null`: any. */
  readonly currency: string | null;
  /** 0.25: rather products from a quarter below to a quarter above what the session looks at. `null`: any price. */
  readonly priceBand: number | null;
  /** What the caller knows of the person's orders, beside those of the session. Personal: empty where the answer is not. */
  readonly bought: readonly Purchase[];
  /** 0 to 1: how much an answer's variety counts beside its relevance. 0: not at all. */
  readonly diversity: number;
  /** 0 to 1: share of the places that products go to which the model does not know yet. */
  readonly exploration: number;
}

export const NO_TERMS: AnswerTerms = {
  include: { items: [], categories: [] },
  excludeCategories: [],
  currency: null,
  priceBand: null,
  bought: [],
  diversity: 0,
  exploration: 0,
};
