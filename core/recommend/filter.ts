import type { ProductFacts } from "../catalog/catalog-view.ts";
import { err, ok, type Result } from "../result.ts";

/** Most `field:value` pairs of a request. */
export const FILTER_PAIRS_MAX = 20;

/** What an answer is narrowed to: for each field any of its values, all fields together. */
export interface Filter {
  readonly categories: readonly string[];
  readonly colours: readonly string[];
  /** Bounds in minor units of the product's own currency, both inclusive. */
  readonly price: { readonly min: number; readonly max: number } | null;
}

export const NO_FILTER: Filter = { categories: [], colours: [], price: null };

export type FilterReason =
  | { readonly code: "too_many_pairs"; readonly max: number }
  | { readonly code: "malformed_pair"; readonly pair: string }
  | { readonly code: "unknown_field"; readonly field: string }
  | { readonly code: "malformed_price_range"; readonly value: string }
  | { readonly code: "repeated_price"; readonly value: string };

/** Reads `field:value` pairs, e.g. `["category:blouses", "category:skirts", "colour:navy blue", "price:1000..4999"]`. */
export function parseFilter(pairs: readonly string[]): Result<Filter, FilterReason> {
  if (pairs.length > FILTER_PAIRS_MAX) return err({ code: "too_many_pairs", max: FILTER_PAIRS_MAX });
  const categories: string[] = [];
  const colours: string[] = [];
  let price: Filter["price"] = null;
  for (const pair of pairs) {
    const colon = pair.indexOf(":");
    const field = pair.slice(0, colon);
    const value = pair.slice(colon + 1).trim();
    if (colon < 1 || value === "") return err({ code: "malformed_pair", pair });
    if (field === "category") categories.push(value);
    else if (field === "colour") colours.push(value);
    else if (field === "price") {
      if (price !== null) return err({ code: "repeated_price", value });
      price = parsePrice(value);
      if (price === null) return err({ code: "malformed_price_range", value });
    } else return err({ code: "unknown_field", field });
  }
  return ok({ categories, colours, price });
}

const PRICE_RANGE = /^(\d{1,15})?\.\.(\d{1,15})?$/;

function parsePrice(value: string): Filter["price"] {
  const match = PRICE_RANGE.exec(value);
  if (match === null || value === "..") return null;
  const min = Number(match[1] ?? 0);
  const max = Number(match[2] ?? Number.MAX_SAFE_INTEGER);
  return min <= max ? { min, max } : null;
}

export function passes(filter: Filter, product: ProductFacts): boolean {
  const { categories, colours, price } = filter;
  if (categories.length > 0 && !categories.includes(product.category)) return false;
  if (colours.length > 0 && (product.colour === null || !colours.includes(product.colour))) return false;
  return price === null || (product.price.amount >= price.min && product.price.amount <= price.max);
}
