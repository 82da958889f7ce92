import type { AnswerTerms } from "./answer-terms.ts";
import { NO_TERMS } from "./answer-terms.ts";
import { NO_FILTER } from "./filter.ts";
import { catalogOf } from "./small-shop.fixture.ts";
import type { Step, StepContext, Verdict } from "./step.ts";

/** A context that asks for nothing but what is said. */
export const contextOf = ({
  terms,
  ...overrides
}: Partial<Omit<StepContext, "terms">> & { readonly terms?: Partial<AnswerTerms> } = {}): StepContext => ({
  placement: "home",
  catalog: catalogOf([]),
  session: [],
  item: null,
  cart: [],
  exclude: [],
  filter: NO_FILTER,
  terms: { ...NO_TERMS, ...terms },
  knows: () => true,
  contentNeighbours: () => null,
  now: 0,
  ...overrides,
});

export const ranked = (item: string, score = 1) => ({ item, score, because: [], strategy: "popular" });

/** What a step says of products of the context's catalog, asked one after another; `null` where it has nothing to do. */
export function verdictsOf(step: Step, context: StepContext, ids: readonly string[]): readonly Verdict[] | null {
  const judge = step(context);
  if (judge === null) return null;
  return ids.map((id) => {
    const facts = context.catalog.facts(id);
    if (facts === null) throw new Error(`the catalog has no ${id}`);
    return judge(ranked(id), facts);
  });
}
