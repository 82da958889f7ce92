import { CatalogState } from "../catalog/catalog-state.ts";
import type { SellableProduct } from "../catalog/product.ts";
import type { Interaction, InteractionKind } from "../events/interactions.ts";
import type { Kernels } from "../kernels.ts";
import { mergeChunks } from "../model/merge-chunks.ts";
import type { ModelSnapshot } from "../model/model-snapshot.ts";
import { DEFAULT_PARAMETERS } from "../model/parameters.ts";
import type { SessionLog } from "../model/session-log.ts";
import { Sessionizer } from "../model/sessionize.ts";
import { readSnapshot } from "../model/snapshot-reader.ts";
import { train, trainLearned } from "../model/train.ts";
import { RANKER_DEFAULTS } from "../ranker/learn-ranker.ts";
import { NO_FILTER } from "./filter.ts";
import type { RecommendContext, RecommendRequest } from "./recommend.ts";

const MINUTE_MS = 60_000;
const TYPE_OF_KIND: { readonly [kind in InteractionKind]: string } = {
  view: "product_viewed",
  cart: "product_added",
  order: "order_completed",
  remove: "product_removed",
};

export const product = (id: string, overrides: Partial<SellableProduct> = {}): SellableProduct => ({
  id,
  title: `Title of ${id}`,
  category: "blouses",
  colour: "navy",
  price: { amount: 2_000, currency: "EUR" },
  stock: 3,
  status: "active",
  url: `/products/${id}`,
  image: null,
  ...overrides,
});

export function catalogOf(products: readonly SellableProduct[]): CatalogState {
  const catalog = new CatalogState();
  catalog.load(products, 0);
  return catalog;
}

/** A step of a session: an item that was viewed, or what was done with it, e.g. `"order:socks"`. */
type StepText = string;

/** Sessions written as words: session `n` starts at minute `10 n`, a step each minute. */
function logOf(sessions: readonly (readonly StepText[])[]): SessionLog {
  const sessionizer = new Sessionizer();
  sessions.forEach((steps, session) => {
    steps.forEach((text, step) => {
      const [kind, item] = text.includes(":") ? text.split(":") : ["view", text];
      sessionizer.add({
        id: `${session}:${step}`,
        type: TYPE_OF_KIND[kind as InteractionKind],
        source: "native",
        time: (session * 10 + step) * MINUTE_MS,
        received: 0,
        session: `session-${session}`,
        subject: null,
        channel: null,
        purposes: ["necessary", "model_training"],
        data: kind === "order" ? { products: [{ product_id: item ?? "" }] } : { product_id: item ?? "" },
      });
    });
  });
  return mergeChunks([sessionizer.chunk()], DEFAULT_PARAMETERS);
}

function opened(snapshot: ArrayBuffer): ModelSnapshot {
  const read = readSnapshot(snapshot);
  if (!read.ok) throw new Error(read.reason.code);
  return read.value;
}

/** A real model of sessions written as words. */
export const modelOf = (sessions: readonly (readonly StepText[])[]): ModelSnapshot =>
  opened(train(logOf(sessions), DEFAULT_PARAMETERS));

/** The same with a learned ranking. */
export const learnedModelOf = (sessions: readonly (readonly StepText[])[], kernels: Kernels): ModelSnapshot =>
  opened(trainLearned(logOf(sessions), DEFAULT_PARAMETERS, null, { ...RANKER_DEFAULTS, kernels }).snapshot);

export const viewed = (...items: string[]): Interaction[] =>
  items.map((item, step) => ({ item, kind: "view", time: step * MINUTE_MS }));

export const request = (overrides: Partial<RecommendRequest> = {}): RecommendRequest => ({
  placement: "home",
  session: [],
  item: null,
  cart: [],
  category: null,
  limit: 5,
  filter: NO_FILTER,
  exclude: [],
  personalization: true,
  ...overrides,
});

export const context = (overrides: Partial<RecommendContext> = {}): RecommendContext => ({
  index: null,
  catalog: catalogOf([]),
  contentNeighbours: () => null,
  now: 0,
  ...overrides,
});
