import { createRoute } from "@hono/zod-openapi";
import { findProduct } from "../../adapters/catalog-store/read-products.ts";
import { matchTag, versionTag } from "../../core/catalog/version-tag.ts";
import type { App } from "../../http/app.ts";
import { requires } from "../../http/auth/authenticate.ts";
import { keySecurity, problemResponses } from "../../http/openapi.ts";
import { problem } from "../../http/problem.ts";
import type { CatalogEnv } from "./env.ts";
import { answerOf, productSchema } from "./product-answer.ts";
import { productPath } from "./product-path.ts";
import { visibleStatus } from "./visibility.ts";

const route = createRoute({
  method: "get",
  path: "/v1/products/{id}",
  tags: ["catalog"],
  summary: "Read a product",
  description:
    "With an ETag; If-None-Match answers 304 while it is unchanged. A publishable key sees active products only.",
  security: keySecurity,
  middleware: [requires<CatalogEnv>("catalog:read")],
  request: { params: productPath },
  responses: {
    200: { description: "The product", content: { "application/json": { schema: productSchema } } },
    304: { description: "Unchanged" },
    ...problemResponses(401, 403, 404, 422),
  },
});

export function readProduct(app: App<CatalogEnv>): void {
  app.openapi(route, async (c) => {
    const product = await findProduct(c.env.CATALOG_DB, c.req.valid("param").id);
    const visible = visibleStatus(c.get("principal"));
    if (product === null || (visible !== null && product.status !== visible))
      return problem(c, "not_found", "There is no such product, or it is not on sale.");
    const headers = { etag: versionTag(product.version), "cache-control": "private, no-cache" };
    if (matchTag(c.req.header("if-none-match"), product.version) === "match") return c.body(null, 304, headers);
    return c.json(answerOf(product), 200, headers);
  });
}
