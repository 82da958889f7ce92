import { isJsonObject, type JsonObject } from "../../json.ts";
import { idText } from "../identifiers.ts";

/** Items (`e=ti`) of the older transaction events, by order id: they describe the `e=tr` event of the same request. */
export function itemsByOrder(payload: readonly unknown[]): ReadonlyMap<string, readonly JsonObject[]> {
  const orders = new Map<string, JsonObject[]>();
  for (const parameters of payload) {
    if (!isJsonObject(parameters) || parameters.e !== "ti") continue;
    const order = idText(parameters.ti_id);
    if (order === null) continue;
    const items = orders.get(order) ?? [];
    orders.set(order, items);
    items.push({
      product_id: parameters.ti_sk ?? null,
      category: parameters.ti_ca ?? null,
      price: parameters.ti_pr ?? null,
      quantity: parameters.ti_qu ?? null,
    });
  }
  return orders;
}

/** Orders that the request itself completes. */
export const completedOrders = (payload: readonly unknown[]): ReadonlySet<string> =>
  new Set(
    payload.flatMap((parameters) => {
      const order = isJsonObject(parameters) && parameters.e === "tr" ? idText(parameters.tr_id) : null;
      return order === null ? [] : [order];
    }),
  );
