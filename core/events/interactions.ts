import type { JsonObject, JsonValue } from "../json.ts";
import { isJsonObject } from "../json.ts";

/** What a person did with a product, from weak to strong. */
export const INTERACTION_KINDS = ["view", "cart", "order", "remove"] as const;
export type InteractionKind = (typeof INTERACTION_KINDS)[number];

/** One step of a session: oldest first wherever several stand together. */
export interface Interaction {
  readonly item: string;
  readonly kind: InteractionKind;
  /** Epoch milliseconds. */
  readonly time: number;
}

/**
 * Event types that say something about products, and what they say. A clicked recommendation is not among them: the view that
 * follows says the same, and would count twice.
 */
const KIND_OF_TYPE: { readonly [type: string]: InteractionKind } = {
  product_viewed: "view",
  product_added: "cart",
  product_removed: "remove",
  order_completed: "order",
};

const productIds = (products: JsonValue | undefined): string[] =>
  Array.isArray(products)
    ? products.flatMap((product) =>
        isJsonObject(product) && typeof product.product_id === "string" ? [product.product_id] : [],
      )
    : [];

/** The interactions that an event of `type` with payload `data` at `time` (epoch ms) stands for; none for most types. */
export function interactionsOf(type: string, data: JsonObject, time: number): readonly Interaction[] {
  const kind = KIND_OF_TYPE[type];
  if (kind === undefined) return [];
  const single = typeof data.product_id === "string" ? [data.product_id] : [];
  return [...single, ...productIds(data.products)].map((item) => ({ item, kind, time }));
}
