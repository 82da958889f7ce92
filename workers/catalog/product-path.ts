import { z } from "@hono/zod-openapi";
import { itemIdSchema } from "../../core/catalog/product-schema.ts";

/** `{id}` of a path, percent-encoded there. */
export const productPath = z.object({ id: itemIdSchema });
