import { createRoute, z } from "@hono/zod-openapi";
import { IMPORT_MAX_PRODUCTS, importProducts } from "../../adapters/catalog-store/put-products.ts";
import { type NewProduct, newProductSchema } from "../../core/catalog/product-schema.ts";
import { isItemId } from "../../core/identifiers.ts";
import { isJsonObject } from "../../core/json.ts";
import type { App } from "../../http/app.ts";
import { boundedJsonBody } from "../../http/body.ts";
import { IMPORT_BODY_MAX_BYTES } from "../../http/limits.ts";
import { bearerSecurity, problemResponses } from "../../http/openapi.ts";
import { afterCommit, stampOf } from "./commit-context.ts";
import type { CatalogEnv } from "./env.ts";
import { writeAccess } from "./write-access.ts";

const rejectionSchema = z
  .object({
    index: z.int().describe("Place in the request, from 0."),
    id: z.string().nullable(),
    code: z.enum(["invalid_product", "duplicate_id"]),
    detail: z.string(),
  })
  .openapi("ImportRejection");
type Rejection = z.infer<typeof rejectionSchema>;

const route = createRoute({
  method: "post",
  path: "/v1/products/import",
  tags: ["catalog"],
  summary: "Import products",
  description: `Creates or replaces up to ${IMPORT_MAX_PRODUCTS} products and ${IMPORT_BODY_MAX_BYTES} bytes in one transaction. A product equal to what is there changes nothing, so a request may be repeated. A product that does not fit is rejected alone.`,
  security: bearerSecurity,
  middleware: [...writeAccess, boundedJsonBody(IMPORT_BODY_MAX_BYTES)],
  request: {
    body: {
      required: true,
      content: {
        "application/json": {
          schema: z.strictObject({
            products: z
              .array(z.unknown())
              .max(IMPORT_MAX_PRODUCTS)
              .openapi({
                type: "array",
                items: { type: "object" },
                description: "Products as POST /v1/products takes them.",
              }),
          }),
        },
      },
    },
  },
  responses: {
    200: {
      description: "What became of the products",
      content: {
        "application/json": {
          schema: z.object({
            created: z.int(),
            updated: z.int(),
            unchanged: z.int(),
            rejected: z.array(rejectionSchema),
          }),
        },
      },
    },
    ...problemResponses(400, 401, 403, 413, 415, 422, 429),
  },
});

/** Sorts an import into what fits, each id once, and what does not. */
function sortOut(entries: readonly unknown[]): { readonly fit: NewProduct[]; readonly rejected: Rejection[] } {
  const fit = new Map<string, NewProduct>();
  const rejected: Rejection[] = [];
  entries.forEach((entry, index) => {
    const product = newProductSchema.safeParse(entry);
    if (!product.success) {
      const issue = product.error.issues[0];
      const field = issue?.path.map(String).join(".").slice(0, 100);
      const id = isJsonObject(entry) && isItemId(entry.id) ? entry.id : null;
      const detail = `${field ? `${field}: ` : ""}${issue?.message ?? "does not fit"}`.slice(0, 300);
      rejected.push({ index, id, code: "invalid_product", detail });
    } else if (fit.has(product.data.id)) {
      rejected.push({
        index,
        id: product.data.id,
        code: "duplicate_id",
        detail: "An earlier product of this request has the id.",
      });
    } else fit.set(product.data.id, product.data);
  });
  return { fit: [...fit.values()], rejected };
}

export function importProductBatch(app: App<CatalogEnv>): void {
  app.openapi(route, async (c) => {
    const { fit, rejected } = sortOut(c.req.valid("json").products);
    const counts = await importProducts(c.env.CATALOG_DB, fit, stampOf(c));
    if (counts.created + counts.updated > 0) afterCommit(c, "descriptive");
    return c.json({ ...counts, rejected }, 200);
  });
}
