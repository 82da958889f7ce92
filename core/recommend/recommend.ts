import type { CatalogView } from "../catalog/catalog-view.ts";
import type { Interaction } from "../events/interactions.ts";
import type { Candidate, Placement, Ranked } from "./answer.ts";
import { type AnswerTerms, NO_TERMS } from "./answer-terms.ts";
import { rank } from "./blend.ts";
import { type Explanation, explain } from "./explain.ts";
import type { Filter } from "./filter.ts";
import type { InteractionIndex } from "./index-port.ts";
import { lastResort } from "./last-resort.ts";
import { newcomers } from "./newcomers.ts";
import { type Plan, planOf } from "./plans.ts";
import { reasonOf } from "./reason.ts";
import { select } from "./select.ts";
import type { StrategyInput } from "./strategy.ts";
import { knownTrail } from "./trail.ts";

export const LIMIT_MAX = 100;
/** Candidates asked of each strategy beyond the limit: what steps may drop before the next stage is asked. */
const CANDIDATES_SPARE = 30;
/** Newest interactions of a session that are looked at. */
const SESSION_MAX = 50;

export interface RecommendRequest {
  readonly placement: Placement;
  /** Oldest first. */
  readonly session: readonly Interaction[];
  /** The product that the page shows. */
  readonly item: string | null;
  readonly cart: readonly string[];
  readonly category: string | null;
  /** 1 to `LIMIT_MAX`; values outside are moved to the nearest. */
  readonly limit: number;
  readonly filter: Filter;
  readonly exclude: readonly string[];
  /** What is left out demands nothing. */
  readonly terms?: Partial<AnswerTerms>;
  /** `false`: the session and what was bought are ignored, as if there were none. */
  readonly personalization: boolean;
  readonly explain?: boolean;
}

export interface RecommendContext {
  /** The serving model; `null` while there is none. */
  readonly index: InteractionIndex | null;
  readonly catalog: CatalogView;
  /** Neighbours by content of an item, already fetched; `null` where there are none. */
  readonly contentNeighbours: (item: string) => readonly Candidate[] | null;
  /** Epoch milliseconds. */
  readonly now: number;
}

export interface Recommendation extends Ranked {
  /** Why, in words for the person. */
  readonly reason: string;
}

export interface RecommendAnswer {
  readonly items: readonly Recommendation[];
  /** Names of the strategies that the answer rests on: each contributed most to at least one item. In order of appearance. */
  readonly strategiesUsed: readonly string[];
  readonly explain?: readonly Explanation[];
}

/**
 * What this person should see here now: the placement's strategies stage by stage, then steps and arrangements, then words. Products are sellable,
 * different, neither excluded nor in the cart nor just bought, and keep to filter and terms; there are `limit` of them as long as
 * the catalog has that many. Items that neither model nor catalog know carry no signal.
 */
export function recommend(request: RecommendRequest, context: RecommendContext): RecommendAnswer {
  const limit = Math.max(1, Math.min(LIMIT_MAX, Math.trunc(request.limit)));
  const session = request.personalization ? request.session.slice(-SESSION_MAX) : [];
  const input = inputOf(request, session, context, limit);
  const { index, catalog, contentNeighbours, now } = context;
  const { placement, item, cart, exclude, filter } = request;
  const bought = request.personalization ? (request.terms?.bought ?? []) : [];
  const terms: AnswerTerms = { ...NO_TERMS, ...request.terms, bought };
  const knows = (id: string): boolean => index === null || index.indexOf(id) >= 0;
  const plan = planOf(placement, index);
  const chosen = select(
    { candidates: planThenCatalog(plan, filter, terms, input), newcomers: newcomers(filter, terms, input) },
    { placement, catalog, session, item, cart, exclude, filter, terms, knows, contentNeighbours, now },
    limit,
  );
  const items = chosen.map(({ item: id, score, because, strategy }) => {
    const ranked: Ranked = { item: id, score, because, strategy };
    return { ...ranked, reason: reasonOf(ranked, { catalog, session, bought }) };
  });
  const answer = { items, strategiesUsed: [...new Set(items.map(({ strategy }) => strategy))] };
  return request.explain === true ? { ...answer, explain: explain(plan, input, items) } : answer;
}

function inputOf(
  request: RecommendRequest,
  session: readonly Interaction[],
  context: RecommendContext,
  limit: number,
): StrategyInput {
  const { item, cart } = request;
  const trail = session.filter(({ kind }) => kind !== "remove").map((interaction) => interaction.item);
  if (item !== null && trail.at(-1) !== item) trail.push(item);
  if (trail.length === 0 && request.placement === "cart") trail.push(...cart);
  const latest = trail.at(-1) ?? cart.at(-1);
  const category =
    request.category ?? (latest === undefined ? null : (context.catalog.facts(latest)?.category ?? null));
  return {
    index: context.index,
    catalog: context.catalog,
    trail,
    known: knownTrail(context.index, trail),
    item,
    cart,
    category,
    contentNeighbours: context.contentNeighbours,
    limit: limit + CANDIDATES_SPARE,
  };
}

function* planThenCatalog(plan: Plan, filter: Filter, terms: AnswerTerms, input: StrategyInput): Generator<Ranked> {
  yield* rank(plan, input);
  yield* lastResort(filter, terms, input);
}
