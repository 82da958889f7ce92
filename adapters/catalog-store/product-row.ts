import { getTableColumns } from "drizzle-orm";
import type { Product } from "../../core/catalog/product.ts";
import { products } from "./schema.ts";

export type ProductRow = typeof products.$inferSelect;

/** Selects a `ProductRow` in hand-written SQL. */
export const PRODUCT_COLUMNS = Object.entries(getTableColumns(products))
  .map(([name, column]) => `"${column.name}" AS "${name}"`)
  .join(", ");

export function productOf(row: ProductRow): Product {
  const { priceAmount, priceCurrency, attributes, ...rest } = row;
  return {
    ...rest,
    price: { amount: priceAmount, currency: priceCurrency },
    attributes: JSON.parse(attributes) as Product["attributes"],
  };
}
