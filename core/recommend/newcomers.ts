import type { Ranked } from "./answer.ts";
import type { AnswerTerms } from "./answer-terms.ts";
import type { Filter } from "./filter.ts";
import { lastResort, unranked } from "./last-resort.ts";
import type { StrategyInput } from "./strategy.ts";

/** Newest different items of the trail whose content neighbours are looked at. */
const LAST_ITEMS = 3;
/** Products of the catalog that are looked at, in its order; in a larger category newcomers are found by content alone. */
const SCANNED_MAX = 1_000;

/**
 * Where products that the model does not know may be found, the most fitting first: content neighbours of what the person
 * looks at, which are at hand, then the category's products, then the shop's. Known ones are among them.
 */
export function* newcomers(filter: Filter, terms: AnswerTerms, input: StrategyInput): Generator<Ranked> {
  const latest = [...new Set([...input.trail].reverse())].slice(0, LAST_ITEMS);
  for (const context of latest)
    for (const { item } of input.contentNeighbours(context) ?? []) yield unranked(item, "exploration", [context]);
  let scanned = 0;
  for (const { item } of lastResort(filter, terms, input)) {
    if (++scanned > SCANNED_MAX) return;
    yield unranked(item, "exploration");
  }
}
