import { z } from "@hono/zod-openapi";
import { PRODUCT_STATUSES, type Product } from "../../core/catalog/product.ts";
import type { productContentSchema } from "../../core/catalog/product-schema.ts";

/** A product on the wire. */
export const productSchema = z
  .object({
    id: z.string(),
    title: z.string(),
    description: z.string(),
    category: z.string(),
    colour: z.string().nullable(),
    brand: z.string().nullable(),
    price: z.object({ amount: z.int().describe("Minor units."), currency: z.string() }),
    stock: z.int(),
    status: z.enum(PRODUCT_STATUSES),
    url: z.string().nullable(),
    image: z.string().nullable(),
    attributes: z.record(z.string(), z.string()),
    version: z.int().describe('Also the answer\'s ETag: version 3 is `"v3"`.'),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .openapi("Product");

export type ProductAnswer = z.infer<typeof productSchema>;

export const answerOf = ({ createdAt, updatedAt, ...product }: Product): ProductAnswer => ({
  ...product,
  price: { ...product.price },
  attributes: { ...product.attributes },
  createdAt: new Date(createdAt).toISOString(),
  updatedAt: new Date(updatedAt).toISOString(),
});

/** What of a product its shop may write; `id`, `version` and times are not part of it. */
export const contentOf = (product: Product): z.infer<typeof productContentSchema> => ({
  title: product.title,
  description: product.description,
  category: product.category,
  colour: product.colour,
  brand: product.brand,
  price: { ...product.price },
  stock: product.stock,
  status: product.status,
  url: product.url,
  image: product.image,
  attributes: { ...product.attributes },
});
