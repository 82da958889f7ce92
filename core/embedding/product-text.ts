import { formatAttribute } from "./attributes.ts";

/** What an embedding knows of a product. A catalog's product has at least these. */
export interface EmbeddableProduct {
  readonly title: string;
  readonly category: string;
  readonly colour: string | null;
  readonly description?: string | null;
  readonly brand?: string | null;
  readonly attributes?: { readonly [key: string]: string | number | boolean | null };
  /** Integer minor units. */
  readonly price?: { readonly amount: number; readonly currency: string };
}

/** Prices within about a quarter of each other share a band or neighbour one. */
const PRICE_BAND_RATIO = 1.25;

function priceBand(amount: number): number {
  let band = 0;
  for (let limit = 1; limit <= amount && Number.isFinite(limit); limit *= PRICE_BAND_RATIO) band++;
  return band;
}

/** A price is in its own band and the next, so that prices of neighbouring bands share one. */
function priceTokens({ amount, currency }: { readonly amount: number; readonly currency: string }): readonly string[] {
  const band = priceBand(amount);
  return [band, band + 1].map((each) => formatAttribute("price", `${currency}${each}`));
}

/** The text that stands for a product: title, attributes as `key=value`, description. Attributes are in a fixed order. */
export function productText(product: EmbeddableProduct): string {
  const others = Object.entries(product.attributes ?? {}).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return [
    product.title,
    formatAttribute("category", product.category),
    formatAttribute("colour", product.colour ?? ""),
    formatAttribute("brand", product.brand ?? ""),
    ...(product.price === undefined ? [] : priceTokens(product.price)),
    ...others.map(([key, value]) => formatAttribute(key, value === null ? "" : String(value))),
    product.description ?? "",
  ]
    .filter((part) => part !== "")
    .join(" ");
}
