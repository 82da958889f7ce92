import type { JsonObject, JsonValue } from "../../json.ts";
import type { SelfDescribing } from "./iglu.ts";

/** An event in our words, before its payload is put into its contract's form. */
export interface NamedPayload {
  readonly type: string;
  readonly data: JsonObject;
}

const COMMERCE_VENDOR = "com.snowplowanalytics.snowplow.ecommerce";

/** Actions of the e-commerce plugin (`snowplow_ecommerce_action`) that are about one product each. */
const PRODUCT_ACTIONS: { readonly [action: string]: string } = {
  product_view: "product_viewed",
  add_to_cart: "product_added",
  remove_from_cart: "product_removed",
  list_click: "product_clicked",
};

/** Its other actions, under Segment's names. */
const OTHER_ACTIONS: { readonly [action: string]: string } = {
  list_view: "product_list_viewed",
  promo_view: "promotion_viewed",
  promo_click: "promotion_clicked",
  checkout_step: "checkout_step_viewed",
  transaction: "order_completed",
  refund: "order_refunded",
  trns_error: "transaction_failed",
};

/** A product entity's fields under our names; `id`, `price`, `currency`, `category`, `quantity` and `position` are the plugin's own. */
const productOf = ({ id, ...entity }: JsonObject): JsonObject => ({
  ...entity,
  ...(id === undefined ? {} : { product_id: id }),
});

const merged = (parts: readonly (readonly [string, JsonValue | undefined])[]): JsonObject =>
  Object.fromEntries(parts.filter((part): part is [string, JsonValue] => part[1] !== undefined));

/** What an e-commerce action says: one payload a product where it is about products one by one. `null` for other events. */
export function commerceAction(
  event: SelfDescribing,
  entities: readonly SelfDescribing[],
): readonly NamedPayload[] | null {
  if (event.vendor !== COMMERCE_VENDOR || event.name !== "snowplow_ecommerce_action") return null;
  const action = typeof event.data.type === "string" ? event.data.type : "";
  const of = (name: string) =>
    entities.filter((each) => each.vendor === COMMERCE_VENDOR && each.name === name).map(({ data }) => data);
  const products = of("product").map(productOf);
  const [cart] = of("cart");
  const single = Object.hasOwn(PRODUCT_ACTIONS, action) ? PRODUCT_ACTIONS[action] : undefined;
  if (single !== undefined)
    return (products.length === 0 ? [{}] : products).map((product) => ({
      type: single,
      data: { ...product, ...merged([["cart_id", cart?.cart_id]]) },
    }));
  const [transaction] = of("transaction");
  const [refund] = of("refund");
  const [promotion] = of("promotion");
  const type =
    (Object.hasOwn(OTHER_ACTIONS, action) ? OTHER_ACTIONS[action] : undefined) ?? `ecommerce_${action || "action"}`;
  const paid = transaction ?? refund;
  return [
    {
      type,
      data: {
        ...promotion,
        ...paid,
        ...merged([
          ["order_id", paid?.transaction_id],
          ["total", transaction?.revenue ?? refund?.refund_amount],
          ["list_id", event.data.name],
        ]),
        products,
      },
    },
  ];
}

/** Events of the trackers' older e-commerce helpers, which stand alone: `add_to_cart` and `remove_from_cart` with `sku` and `unitPrice`. */
const OLDER_EVENTS: { readonly [name: string]: string } = {
  add_to_cart: "product_added",
  remove_from_cart: "product_removed",
};

/** Names that shops give to their own schemas, and the type of ours that says the same. */
const SHOP_EVENTS: { readonly [name: string]: string } = {
  ...OLDER_EVENTS,
  product_view: "product_viewed",
  view_product: "product_viewed",
  purchase: "order_completed",
  transaction: "order_completed",
  site_search: "products_searched",
};

const WORD_START = /(?<=[a-z0-9])(?=[A-Z])/g;
const snakeCase = (name: string): string => name.replaceAll(WORD_START, "_").replaceAll("-", "_").toLowerCase();

/** Any other self-describing event: its schema's name is its type, and its fields are read in snake case. */
export function selfDescribed(event: SelfDescribing): NamedPayload {
  const name = snakeCase(event.name);
  const data = Object.fromEntries(
    Object.entries(event.data).map(([field, value]) => [snakeCase(field), value] as const),
  );
  const { unit_price: price, terms, total_results: results } = data;
  return {
    type: (Object.hasOwn(SHOP_EVENTS, name) ? SHOP_EVENTS[name] : undefined) ?? name,
    data: {
      ...merged([
        ["price", price],
        ["query", name === "site_search" && Array.isArray(terms) ? terms.map(String).join(" ") : undefined],
        ["results", results],
      ]),
      ...data,
    },
  };
}
