import { readFileSync } from "node:fs";
import type { Money } from "../core/catalog/product.ts";
import { describe, titleOf } from "./garments/describe.ts";
import { COLOUR_NAMES, type ColourName } from "./garments/palette.ts";
import { seededRandom } from "./garments/seeded-random.ts";
import { type CategoryId, type Style, styleOf } from "./garments/style.ts";

const CATEGORY_IDS: readonly CategoryId[] = ["trousers", "skirts", "blouses", "sale"];
const BRANDS = ["Halden & Roe", "Mirabel", "Northlight", "Studio Linden"];
const MINOR_UNITS_PER_DOLLAR = 100;
const STOCK_MIN = 3;
const STOCK_MAX = 60;
/** Sold out: among the products that were viewed least. */
const SOLD_OUT: readonly string[] = ["150", "156", "185", "198", "212"];
/** `photography` of a product shown from the side in the data set. */
const SIDE_VIEW = 2;

/** A product as the catalog API takes it. */
export interface DemoProduct {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly category: CategoryId;
  readonly colour: ColourName;
  readonly brand: string;
  readonly price: Money;
  readonly stock: number;
  readonly status: "active";
  readonly url: string;
  readonly image: string;
  readonly attributes: { readonly [name: string]: string };
}

interface ItemRow {
  readonly id: string;
  readonly category: CategoryId;
  readonly colour: ColourName;
  readonly sideView: boolean;
  readonly dollars: number;
}

/** The category's id, by its code in the data set (1 to 4). */
export function categoryOfCode(code: number): CategoryId {
  const category = CATEGORY_IDS[code - 1];
  if (category === undefined) throw new Error(`no category ${code} in the data set`);
  return category;
}

function itemRows(): readonly ItemRow[] {
  const text = readFileSync(new URL("data/items.csv", import.meta.url), "utf8");
  return text
    .trim()
    .split("\n")
    .slice(1)
    .map((row) => {
      const [id = "", category, colour, , photography, price] = row.split(",");
      const name = COLOUR_NAMES[Number(colour) - 1];
      if (name === undefined) throw new Error(`no colour ${colour} in the data set`);
      return {
        id,
        category: categoryOfCode(Number(category)),
        colour: name,
        sideView: Number(photography) === SIDE_VIEW,
        dollars: Number(price),
      };
    });
}

const styleOfRow = (row: ItemRow): Style => styleOf(Number(row.id), row.category, row.colour, row.sideView);

function stockOf(id: string): number {
  if (SOLD_OUT.includes(id)) return 0;
  return STOCK_MIN + Math.floor(seededRandom(10_000 + Number(id))() * (STOCK_MAX - STOCK_MIN + 1));
}

/** The 217 products of the data set, with titles, descriptions, stock and pictures of our own. */
export const demoProducts = (): readonly DemoProduct[] =>
  itemRows().map((row) => {
    const style = styleOfRow(row);
    return {
      id: row.id,
      title: titleOf(style),
      ...describe(style),
      category: row.category,
      colour: row.colour,
      brand: BRANDS[Number(row.id) % BRANDS.length] ?? "Mirabel",
      price: { amount: row.dollars * MINOR_UNITS_PER_DOLLAR, currency: "USD" },
      stock: stockOf(row.id),
      status: "active",
      url: `/demo/#/product/${row.id}`,
      image: `/demo/images/${row.id}.svg`,
    };
  });

/** What each product's picture shows. */
export const demoStyles = (): readonly Style[] => itemRows().map(styleOfRow);
