import { createRoute, z } from "@hono/zod-openapi";
import { findProduct } from "../../adapters/catalog-store/read-products.ts";
import { removeProduct } from "../../adapters/catalog-store/remove-product.ts";
import { matchTag } from "../../core/catalog/version-tag.ts";
import type { App } from "../../http/app.ts";
import { bearerSecurity, problemResponses } from "../../http/openapi.ts";
import { problem } from "../../http/problem.ts";
import { afterCommit, stampOf } from "./commit-context.ts";
import type { CatalogEnv } from "./env.ts";
import { productPath } from "./product-path.ts";
import { writeAccess } from "./write-access.ts";

const route = createRoute({
  method: "delete",
  path: "/v1/products/{id}",
  tags: ["catalog"],
  summary: "Delete a product",
  description:
    "Needs If-Match with the ETag that was read, or `*`. The ledgers and the audit trail keep what was. To take a product off sale and keep it, PATCH its status to archived.",
  security: bearerSecurity,
  middleware: [...writeAccess],
  request: { params: productPath, headers: z.object({ "if-match": z.string().optional() }) },
  responses: { 204: { description: "Deleted" }, ...problemResponses(401, 403, 404, 412, 422, 428, 429) },
});

export function deleteProduct(app: App<CatalogEnv>): void {
  app.openapi(route, async (c) => {
    const { id } = c.req.valid("param");
    const current = await findProduct(c.env.CATALOG_DB, id);
    if (current === null) return problem(c, "not_found", "There is no such product.");
    const match = matchTag(c.req.valid("header")["if-match"], current.version);
    if (match === "absent")
      return problem(c, "precondition_required", "Read the product, then send its ETag as If-Match.");
    const removed = match === "match" && (await removeProduct(c.env.CATALOG_DB, id, current.version, stampOf(c))).ok;
    if (!removed) return problem(c, "precondition_failed", "Read the product again, then decide again.");
    afterCommit(c, "descriptive");
    return c.body(null, 204);
  });
}
