import { createRoute, z } from "@hono/zod-openapi";
import { listProducts } from "../../adapters/catalog-store/read-products.ts";
import { pageCursor, readPageCursor } from "../../core/catalog/page-cursor.ts";
import { PRODUCT_STATUSES } from "../../core/catalog/product.ts";
import { itemIdSchema, LABEL_MAX_CHARS } from "../../core/catalog/product-schema.ts";
import type { App } from "../../http/app.ts";
import { requires } from "../../http/auth/authenticate.ts";
import { keySecurity, problemResponses } from "../../http/openapi.ts";
import type { CatalogEnv } from "./env.ts";
import { answerOf, productSchema } from "./product-answer.ts";
import { visibleStatus } from "./visibility.ts";

const PAGE_DEFAULT_PRODUCTS = 50;
const PAGE_MAX_PRODUCTS = 100;
const IDS_MAX = 100;

const query = z.strictObject({
  key: z.string().optional(),
  category: itemIdSchema.optional(),
  status: z.enum(PRODUCT_STATUSES).optional(),
  colour: z.string().max(LABEL_MAX_CHARS).optional(),
  ids: z
    .string()
    .transform((list) => list.split(","))
    .pipe(z.array(itemIdSchema).max(IDS_MAX))
    .optional()
    .openapi({ type: "string", description: `Up to ${IDS_MAX} ids, separated by commas.` }),
  cursor: z
    .string()
    .transform((cursor, context) => {
      const id = readPageCursor(cursor);
      if (id === null) context.addIssue({ code: "custom", message: "give a page's `next` as it was" });
      return id ?? "";
    })
    .optional()
    .openapi({ type: "string", description: "`next` of the page before." }),
  limit: z.coerce.number().int().min(1).max(PAGE_MAX_PRODUCTS).default(PAGE_DEFAULT_PRODUCTS),
});

const route = createRoute({
  method: "get",
  path: "/v1/products",
  tags: ["catalog"],
  summary: "List products",
  description: "In order of id. Pass `next` as `cursor` until it is null. A publishable key sees active products only.",
  security: keySecurity,
  middleware: [requires<CatalogEnv>("catalog:read")],
  request: { query },
  responses: {
    200: {
      description: "A page",
      content: {
        "application/json": { schema: z.object({ products: z.array(productSchema), next: z.string().nullable() }) },
      },
    },
    ...problemResponses(401, 403, 414, 422),
  },
});

export function listProductPages(app: App<CatalogEnv>): void {
  app.openapi(route, async (c) => {
    const { category, status, colour, ids, cursor, limit } = c.req.valid("query");
    const visible = visibleStatus(c.get("principal"));
    const statuses = [status, visible].filter((one) => one !== undefined && one !== null);
    const page = await listProducts(c.env.CATALOG_DB, {
      statuses,
      category,
      colour,
      ids,
      afterId: cursor ?? null,
      limit,
    });
    const last = page.products.at(-1);
    const next = page.more && last !== undefined ? pageCursor(last.id) : null;
    return c.json({ products: page.products.map(answerOf), next }, 200, { "cache-control": "private, no-cache" });
  });
}
