import type { Trail } from "../../adapters/session-trail/port.ts";
import type { CatalogView } from "../../core/catalog/catalog-view.ts";
import type { Interaction } from "../../core/events/interactions.ts";
import type { Pseudonymizer } from "../../core/privacy/pseudonym.ts";
import type { Placement } from "../../core/recommend/answer.ts";
import type { Filter } from "../../core/recommend/filter.ts";
import { recommend } from "../../core/recommend/recommend.ts";
import type { IsolateState } from "./isolate.ts";
import { modelCatalog } from "./model-catalog.ts";
import type { RecommendPorts } from "./ports.ts";
import type { RecommendAnswerBody, RecommendBody } from "./recommend-request.ts";
import { withTimeout } from "./state/with-timeout.ts";

/** How long an answer waits for the session's trail, in milliseconds. */
const TRAIL_WAIT_MS = 250;

export interface AnswerContext {
  readonly state: IsolateState;
  readonly ports: RecommendPorts;
  readonly pseudonymize: Pseudonymizer;
  /** Whether personalization is allowed where neither the request nor the session says so. */
  readonly personalizationByDefault: boolean;
  readonly globalPrivacyControl: boolean;
  /** The caller's key could not be checked. */
  readonly keyUnverified: boolean;
  readonly requestId: string;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly behind: (work: Promise<unknown>) => void;
}

type Dependency = RecommendAnswerBody["degradedBy"][number];

interface SessionRead {
  readonly interactions: readonly Interaction[];
  readonly allowed: boolean;
  /** Calls out of the isolate: 0 or 1. */
  readonly calls: number;
  readonly failed: boolean;
}

/** The session's recent interactions: the request's own, else the trail's. Nothing is read that the person refused. */
async function readSession(body: RecommendBody, context: AnswerContext): Promise<SessionRead> {
  const none = { interactions: [], calls: 0, failed: false };
  if (body.personalization === false || context.globalPrivacyControl) return { ...none, allowed: false };
  const allowed = body.personalization ?? context.personalizationByDefault;
  if (body.items.length > 0)
    return { ...none, allowed, interactions: body.items.map((item) => ({ item, kind: "view", time: context.now })) };
  if (body.session === undefined) return { ...none, allowed };
  try {
    const name = await context.pseudonymize("trail", body.session);
    const trail: Trail | undefined = await withTimeout(context.ports.trails.read(name), TRAIL_WAIT_MS);
    if (trail === undefined) return { ...none, allowed, calls: 1, failed: true };
    return { interactions: trail.interactions, allowed: trail.personalization ?? allowed, calls: 1, failed: false };
  } catch {
    return { ...none, allowed, calls: 1, failed: true };
  }
}

/** Neighbours of the item in view: remembered, or asked for within the one call that an answer may make, or behind it. */
async function readNeighbours(
  item: string,
  callsMade: number,
  context: AnswerContext,
): Promise<{ calls: number; failed: boolean }> {
  const { neighbours } = context.state;
  const known = neighbours.stateOf(item, context.now);
  if (known === "known") return { calls: 0, failed: false };
  if (known === "failed") return { calls: 0, failed: true };
  const fetched = neighbours.fetch(item, context.ports.vectors, context.now);
  if (known === "old" || callsMade > 0) {
    context.behind(fetched);
    return { calls: 0, failed: false };
  }
  return { calls: 1, failed: !(await fetched) };
}

/** One answer. Never rejects because of a dependency: what fails is named in `degradedBy` and done without. */
export async function answer(
  placement: Placement,
  body: RecommendBody,
  filter: Filter,
  context: AnswerContext,
): Promise<RecommendAnswerBody> {
  const { state, ports, now, behind } = context;
  const [model, catalog, session] = await Promise.all([
    state.model.read(ports.models, now, behind),
    state.catalog.read(ports.feed, now, behind),
    readSession(body, context),
  ]);
  const latest = body.item ?? (session.allowed ? session.interactions.at(-1)?.item : undefined);
  const usesNeighbours = latest !== undefined && (catalog.value?.facts(latest) ?? null) !== null;
  const neighbours = usesNeighbours
    ? await readNeighbours(latest, session.calls, context)
    : { calls: 0, failed: false };

  const failures: readonly (readonly [Dependency, boolean])[] = [
    ["model", !model.fresh],
    ["session", session.failed],
    ["catalog", !catalog.fresh],
    ["vectors", neighbours.failed],
    ["keys", context.keyUnverified],
  ];
  const degradedBy = failures.filter(([, failed]) => failed).map(([dependency]) => dependency);
  const index = model.value?.snapshot ?? null;
  const view: CatalogView = catalog.value ?? modelCatalog(index);
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
            calls: session.calls + neighbours.calls,
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
