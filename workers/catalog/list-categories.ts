import { createRoute, z } from "@hono/zod-openapi";
import { countByCategory } from "../../adapters/catalog-store/read-products.ts";
import { categoryTitle } from "../../core/catalog/category-title.ts";
import type { App } from "../../http/app.ts";
import { requires } from "../../http/auth/authenticate.ts";
import { keySecurity, problemResponses } from "../../http/openapi.ts";
import type { CatalogEnv } from "./env.ts";
import { visibleStatus } from "./visibility.ts";

const categorySchema = z
  .object({ id: z.string(), title: z.string(), products: z.int().describe("How many the caller may see.") })
  .openapi("Category");

const route = createRoute({
  method: "get",
  path: "/v1/categories",
  tags: ["catalog"],
  summary: "List categories",
  description: "Those that have products, in order of id.",
  security: keySecurity,
  middleware: [requires<CatalogEnv>("catalog:read")],
  responses: {
    200: {
      description: "The categories",
      content: { "application/json": { schema: z.object({ categories: z.array(categorySchema) }) } },
    },
    ...problemResponses(401, 403),
  },
});

export function listCategories(app: App<CatalogEnv>): void {
  app.openapi(route, async (c) => {
    const counts = await countByCategory(c.env.CATALOG_DB, visibleStatus(c.get("principal")));
    const categories = counts.map(({ id, products }) => ({ id, title: categoryTitle(id), products }));
    return c.json({ categories }, 200, { "cache-control": "private, no-cache" });
  });
}
