import type { CatalogView } from "../catalog/catalog-view.ts";
import type { Interaction } from "../events/interactions.ts";
import type { Candidate, Placement, Ranked } from "./answer.ts";
import { type Blended, blend } from "./blend.ts";
import type { Filter } from "./filter.ts";
import type { InteractionIndex } from "./index-port.ts";
import { planOf } from "./plans.ts";
import { reasonOf } from "./reason.ts";
import { select } from "./select.ts";
import type { StrategyInput } from "./strategy.ts";

export const LIMIT_MAX = 100;
/** Candidates asked of each strategy beyond the limit: what steps may drop before the catalog's order must fill up. */
const CANDIDATES_SPARE = 60;
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
  /** `false`: the session is ignored, as if there were none. */
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

export interface Explanation {
  readonly item: string;
  /** What each strategy added to the score, strongest first; they add up to it. */
  readonly shares: readonly {
    readonly strategy: string;
    readonly score: number;
    readonly because: readonly string[];
  }[];
}

export interface RecommendAnswer {
  readonly items: readonly Recommendation[];
  /** Names of the strategies that the answer rests on: each contributed most to at least one item. In order of appearance. */
  readonly strategiesUsed: readonly string[];
  readonly explain?: readonly Explanation[];
}

/**
 * What this person should see here now: the placement's strategies blended, then the steps, then words. Products are sellable,
 * different, not excluded and pass the filter; there are `limit` of them as long as the catalog has that many. Items that
 * neither model nor catalog know carry no signal.
 */
export function recommend(request: RecommendRequest, context: RecommendContext): RecommendAnswer {
  const limit = Math.max(1, Math.min(LIMIT_MAX, Math.trunc(request.limit)));
  const session = request.personalization ? request.session.slice(-SESSION_MAX) : [];
  const input = inputOf(request, session, context, limit);
  const { placement, item, cart, exclude, filter } = request;
  const candidates = blendThenCatalog(request, input);
  const chosen = select(candidates, { placement, catalog: context.catalog, item, cart, exclude, filter }, limit);
  const items = chosen.map(({ item: id, score, because, strategy }) => {
    const ranked: Ranked = { item: id, score, because, strategy };
    return { ...ranked, reason: reasonOf(ranked, { catalog: context.catalog, session }) };
  });
  const answer = { items, strategiesUsed: [...new Set(items.map(({ strategy }) => strategy))] };
  return request.explain === true ? { ...answer, explain: chosen.map(explained) } : answer;
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
    item,
    cart,
    category,
    contentNeighbours: context.contentNeighbours,
    limit: limit + CANDIDATES_SPARE,
  };
}

/** The blend, then, as the last resort, any sellable product: of the filter's categories or the page's category first. */
function* blendThenCatalog(request: RecommendRequest, input: StrategyInput): Generator<Blended> {
  yield* blend(planOf(request.placement, input.index), input);
  const { categories } = request.filter;
  for (const category of categories) yield* lastResort(input.catalog.sellableIn(category));
  if (categories.length > 0) return;
  if (input.category !== null) yield* lastResort(input.catalog.sellableIn(input.category));
  yield* lastResort(input.catalog.sellable());
}

function* lastResort(ids: Iterable<string>): Generator<Blended> {
  for (const item of ids) yield { item, score: 0, because: [], strategy: "catalog", shares: [] };
}

const explained = ({ item, shares }: Blended): Explanation => ({
  item,
  shares: [...shares].sort((a, b) => b.score - a.score),
});
