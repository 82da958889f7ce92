import { CatalogState } from "../../../core/catalog/catalog-state.ts";
import type { NewProduct } from "../../../core/catalog/product-schema.ts";
import { checksumIn } from "../../../core/model/container.ts";
import { ISOLATE_RANKER } from "../../../core/model/isolate-plan.ts";
import { mergeChunks } from "../../../core/model/merge-chunks.ts";
import type { ModelSnapshot } from "../../../core/model/model-snapshot.ts";
import { modelVersion } from "../../../core/model/model-version.ts";
import { DEFAULT_PARAMETERS } from "../../../core/model/parameters.ts";
import { Sessionizer } from "../../../core/model/sessionize.ts";
import { readSnapshot } from "../../../core/model/snapshot-reader.ts";
import { trainLearned } from "../../../core/model/train.ts";
import type { RankerSettings } from "../../../core/ranker/learn-ranker.ts";
import { NO_FILTER } from "../../../core/recommend/filter.ts";
import { recommend } from "../../../core/recommend/recommend.ts";
import { NODE_KERNELS } from "../../../kernels/node-kernels.ts";

/** A shop of as many groups as a group has items. */
const GROUP = 20;
const SESSIONS_PER_GROUP = 60;
const SESSION_CLICKS = 6;
const CLICK_EVERY_MS = 60_000;
const SESSION_EVERY_MS = 10_000;
const FIRST_SESSION_AT = Date.UTC(2026, 0, 1);
/** Enough to tell groups apart, in a second or two. */
const RANKER: RankerSettings = {
  ...ISOLATE_RANKER,
  trees: 40,
  embedding: { ...ISOLATE_RANKER.embedding, negatives: 256, epochsMax: 1 },
};

const idOf = (number: number): string => `p${String(number).padStart(3, "0")}`;

export const SHOP: readonly NewProduct[] = Array.from({ length: GROUP * GROUP }, (_, number) => ({
  id: idOf(number),
  title: `Product ${number}`,
  description: "A fine thing.",
  category: "blouses",
  colour: "blue",
  brand: null,
  price: { amount: 2_899, currency: "USD" },
  stock: 10,
  status: "active",
  url: `/p/${number}`,
  image: null,
  attributes: {},
}));

export type Grouping = (group: number, member: number) => string;
/** Two ways to group the same items: a group of one shares one item with a group of the other. */
export const BY_ROW: Grouping = (group, member) => idOf(group * GROUP + member);
export const BY_COLUMN: Grouping = (group, member) => idOf(member * GROUP + group);

export interface GroupedModel {
  readonly version: string;
  readonly snapshot: ArrayBuffer;
  readonly report: object;
  readonly model: ModelSnapshot;
}

/** A model with a learned ranking of a shop whose sessions each keep to one group. */
export function modelGrouped(by: Grouping, trainedAt: number): GroupedModel {
  const sessionizer = new Sessionizer();
  for (let session = 0; session < GROUP * SESSIONS_PER_GROUP; session++) {
    const stride = 1 + (Math.floor(session / GROUP) % 3);
    for (let step = 0; step < SESSION_CLICKS; step++) {
      sessionizer.add({
        id: `${session}:${step}`,
        type: "product_viewed",
        source: "native",
        time: FIRST_SESSION_AT + session * SESSION_EVERY_MS + step * CLICK_EVERY_MS,
        received: 0,
        session: `session-${session}`,
        subject: null,
        channel: null,
        purposes: ["necessary", "model_training"],
        data: { product_id: by(session % GROUP, (Math.floor(session / GROUP) * 7 + step * stride) % GROUP) },
      });
    }
  }
  const log = mergeChunks([sessionizer.chunk()], DEFAULT_PARAMETERS);
  const options = { ...RANKER, kernels: NODE_KERNELS };
  const { snapshot } = trainLearned(log, DEFAULT_PARAMETERS, null, options);
  const read = readSnapshot(snapshot);
  if (!read.ok) throw new Error(read.reason.code);
  return {
    version: modelVersion(trainedAt, checksumIn(snapshot)),
    snapshot,
    model: read.value,
    report: {
      window: { from: "2026-01-01T00:00:00.000Z", to: "2026-01-02T00:00:00.000Z" },
      counts: { items: SHOP.length, sessions: GROUP * SESSIONS_PER_GROUP, clicks: log.items.length },
      gate: { decision: "promote", reason: "not_worse", against: null },
    },
  };
}

const catalog = new CatalogState();
catalog.load(SHOP, 0);

/** What a product's page shows by the model alone: ids, best first. */
export const itemsBy = (index: ModelSnapshot, item: string, limit: number): readonly string[] =>
  recommend(
    {
      placement: "product",
      session: [],
      item,
      cart: [],
      category: null,
      limit,
      filter: NO_FILTER,
      exclude: [],
      personalization: true,
    },
    { index, catalog, contentNeighbours: () => null, now: 0 },
  ).items.map(({ item: id }) => id);
