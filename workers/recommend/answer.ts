import type { CatalogView } from "../../core/catalog/catalog-view.ts";
import type { Placement } from "../../core/recommend/answer.ts";
import type { Filter } from "../../core/recommend/filter.ts";
import type { InteractionIndex } from "../../core/recommend/index-port.ts";
import { asks } from "../../core/recommend/plans.ts";
import { recommend } from "../../core/recommend/recommend.ts";
import { RememberedProducts } from "../../core/recommend/remembered-products.ts";
import type { IsolateState } from "./isolate.ts";
import { modelCatalog } from "./model-catalog.ts";
import { readSession, type SessionContext, type SessionRead } from "./read-session.ts";
import type { RecommendAnswerBody, RecommendBody } from "./recommend-request.ts";
import type { NeighboursRead } from "./state/content-neighbours.ts";
import type { BlocksRead } from "./state/served-blocks.ts";
import type { ServingModel } from "./state/serving-model.ts";
import { termsOf } from "./terms-of.ts";

export interface AnswerContext extends SessionContext {
  readonly state: IsolateState;
  /** The caller's key could not be checked. */
  readonly keyUnverified: boolean;
  readonly requestId: string;
  readonly behind: (work: Promise<unknown>) => void;
}

type Dependency = RecommendAnswerBody["degradedBy"][number];

/**
 * Neighbours of the item that counts most: remembered, or else asked for. The answer waits for them only where it asked
 * nobody else and the request did not bring its items to be answered without a call; then they serve the next answer.
 */
async function readNeighbours(
  placement: Placement,
  body: RecommendBody,
  session: SessionRead,
  catalog: CatalogView | undefined,
  { state, ports, clock, behind }: AnswerContext,
): Promise<NeighboursRead> {
  const latest = body.item ?? (session.allowed ? session.interactions.findLast(isInterest)?.item : undefined);
  const wanted =
    latest !== undefined && asks(placement, "similar-content") && (catalog?.facts(latest) ?? null) !== null;
  if (!wanted) return { calls: 0, failed: false };
  const mayWait = session.calls === 0 && body.items.length === 0;
  return state.neighbours.read(latest, ports.vectors, clock, mayWait, behind);
}

/** What was put back is no interest: `core/recommend` leaves it out of the trail, too. */
const isInterest = ({ kind }: SessionRead["interactions"][number]): boolean => kind !== "remove";

/** Blocks of the items that the answer goes by; `null` where the model is held whole. */
async function readBlocks(
  body: RecommendBody,
  session: SessionRead,
  model: ServingModel | undefined,
  { ports, clock, behind }: AnswerContext,
): Promise<BlocksRead | null> {
  const blocks = model?.blocks ?? null;
  if (blocks === null) return null;
  const trail = session.allowed ? session.interactions.filter(isInterest).map(({ item }) => item) : [];
  if (body.item !== undefined) trail.push(body.item);
  return blocks.read(trail, body.cart, ports, clock, behind);
}

/** The model as the answer asks it. Of a cut one it is good until another answer's: nothing is awaited from here on. */
const shown = (model: ServingModel | undefined, read: BlocksRead | null): InteractionIndex | null =>
  read === null ? (model?.snapshot ?? null) : (model?.blocks?.show(read.gathered) ?? null);

/** One answer. Never rejects because of a dependency: what fails is named in `degradedBy` and done without. */
export async function answer(
  placement: Placement,
  body: RecommendBody,
  filter: Filter,
  context: AnswerContext,
): Promise<RecommendAnswerBody> {
  const { state, ports, clock, behind } = context;
  const now = clock();
  const [model, catalog, session] = await Promise.all([
    state.model.read(ports, clock, behind),
    state.catalog.read(ports.feed, clock, behind),
    readSession(body, context),
  ]);
  const [neighbours, blocks] = await Promise.all([
    readNeighbours(placement, body, session, catalog.value, context),
    readBlocks(body, session, model.value, context),
  ]);

  const failures: readonly (readonly [Dependency, boolean])[] = [
    ["model", !model.fresh || blocks?.failed === true],
    ["session", session.failed],
    ["catalog", !catalog.fresh],
    ["vectors", neighbours.failed],
    ["keys", context.keyUnverified],
  ];
  const degradedBy = failures.filter(([, failed]) => failed).map(([dependency]) => dependency);
  const index = shown(model.value, blocks);
  const view = new RememberedProducts(catalog.value ?? modelCatalog(index));
  const result = recommend(
    {
      placement,
      session: session.interactions,
      item: body.item ?? null,
      cart: body.cart,
      category: body.category ?? null,
      limit: body.limit,
      filter,
      exclude: body.exclude,
      terms: termsOf(body, now),
      personalization: session.allowed,
      explain: body.explain,
    },
    { index, catalog: view, contentNeighbours: (item) => state.neighbours.get(item), now },
  );
  return {
    items: result.items.map(({ item, score, reason, strategy, because }) => ({
      id: item,
      score,
      reason,
      strategy,
      because,
      product: productOf(view, item),
    })),
    model: model.value?.version ?? null,
    experiment: null,
    degraded: degradedBy.length > 0,
    degradedBy,
    requestId: context.requestId,
    ...(body.explain
      ? {
          explain: {
            personalized: session.allowed && session.interactions.length > 0,
            calls:
              session.calls +
              Math.max(neighbours.calls, blocks?.calls ?? 0) +
              Number(model.waited) +
              Number(catalog.waited),
            trail: session.allowed ? session.interactions.map(({ item, kind, time }) => ({ item, kind, time })) : [],
            strategies: result.strategiesUsed,
            shares: result.explain ?? [],
          },
        }
      : {}),
  };
}

function productOf(view: CatalogView, id: string): RecommendAnswerBody["items"][number]["product"] {
  const product = view.get(id);
  if (product === null) return null;
  const { title, category, colour, price, url, image } = product;
  return { title, category, colour, price, url, image };
}
