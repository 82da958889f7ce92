import { z } from "zod";
import { ID_MAX_CHARS, ITEM_ID_PATTERN } from "../identifiers.ts";
import { PRODUCT_STATUSES, type ProductContent } from "./product.ts";

export const TITLE_MAX_CHARS = 256;
export const DESCRIPTION_MAX_CHARS = 5_000;
/** Longest colour or brand, in characters. */
export const LABEL_MAX_CHARS = 64;
export const LINK_MAX_CHARS = 2_048;
export const ATTRIBUTES_MAX = 50;
export const ATTRIBUTE_VALUE_MAX_CHARS = 256;
/** Highest price, in minor units. */
export const PRICE_MAX_MINOR_UNITS = 1_000_000_000_000;
/** Most units on hand. */
export const STOCK_MAX_UNITS = 1_000_000_000;

/** No control characters and no lone surrogates: either would not survive every store as it was written. */
const ONE_LINE = /^[^\p{Cc}\p{Cs}]*$/u;
const MANY_LINES = /^(?:[^\p{Cc}\p{Cs}]|[\n\r\t])*$/u;
/** No backslash: browsers read it as a slash, which would make `/\host` another site. */
const LINK = /^(?:\/(?!\/)|https?:\/\/[^/?#])[^\s\p{Cc}\p{Cs}\\"<>]*$/u;
const ATTRIBUTE_NAME = /^[\p{L}\p{N}][\p{L}\p{N} _.-]{0,63}$/u;
const CURRENCY = /^[A-Z]{3}$/;

const line = (maxChars: number) => z.string().min(1).max(maxChars).regex(ONE_LINE, "no control characters");

/** `.` and `..` cannot stand in a URL's path: clients resolve them away. */
export const itemIdSchema = z
  .string()
  .max(ID_MAX_CHARS)
  .regex(ITEM_ID_PATTERN, "1 to 64 printable ASCII characters without spaces, quotes, commas or backslashes")
  .refine((id) => id !== "." && id !== "..", "neither . nor ..");

export const linkSchema = z
  .string()
  .max(LINK_MAX_CHARS)
  .regex(LINK, "an absolute path or an http(s) URL")
  .refine((link) => URL.canParse(link, "https://shop.invalid"), "an absolute path or an http(s) URL");

export const priceSchema = z
  .strictObject({
    amount: z.int().min(0).max(PRICE_MAX_MINOR_UNITS).describe("Minor units: 2899 is 28.99 dollars."),
    currency: z.string().regex(CURRENCY, "an ISO 4217 code such as USD"),
  })
  .describe("Integer minor units of an ISO 4217 currency.");

const contentShape = {
  title: line(TITLE_MAX_CHARS),
  description: z
    .string()
    .max(DESCRIPTION_MAX_CHARS)
    .regex(MANY_LINES, "no control characters but line breaks")
    .default(""),
  category: itemIdSchema,
  colour: line(LABEL_MAX_CHARS).nullable().default(null),
  brand: line(LABEL_MAX_CHARS).nullable().default(null),
  price: priceSchema,
  stock: z.int().min(0).max(STOCK_MAX_UNITS).describe("Units on hand."),
  status: z.enum(PRODUCT_STATUSES).default("active"),
  url: linkSchema.nullable().default(null),
  image: linkSchema.nullable().default(null),
  attributes: z
    .record(z.string().regex(ATTRIBUTE_NAME, "a short name"), line(ATTRIBUTE_VALUE_MAX_CHARS))
    .refine((attributes) => Object.keys(attributes).length <= ATTRIBUTES_MAX, `at most ${ATTRIBUTES_MAX} attributes`)
    .default({}),
};

/** What a shop writes of a product whose id stands elsewhere. */
export const productContentSchema = z.strictObject(contentShape) satisfies z.ZodType<ProductContent>;

/** What a shop writes of a product, id included. */
export const newProductSchema = z.strictObject({ id: itemIdSchema, ...contentShape });

export type NewProduct = ProductContent & { readonly id: string };
