import { createRoute } from "@hono/zod-openapi";
import { putProduct } from "../../adapters/catalog-store/put-products.ts";
import { newProductSchema } from "../../core/catalog/product-schema.ts";
import { versionTag } from "../../core/catalog/version-tag.ts";
import type { App } from "../../http/app.ts";
import { boundedJsonBody } from "../../http/body.ts";
import { bearerSecurity, problemResponses } from "../../http/openapi.ts";
import { problem } from "../../http/problem.ts";
import { afterCommit, stampOf } from "./commit-context.ts";
import type { CatalogEnv } from "./env.ts";
import { answerOf, productSchema } from "./product-answer.ts";
import { writeAccess } from "./write-access.ts";

const route = createRoute({
  method: "post",
  path: "/v1/products",
  tags: ["catalog"],
  summary: "Create a product",
  description: "The id is the shop's own, which makes a repeated request safe: the second answers 409.",
  security: bearerSecurity,
  middleware: [...writeAccess, boundedJsonBody()],
  request: { body: { required: true, content: { "application/json": { schema: newProductSchema } } } },
  responses: {
    201: { description: "Created", content: { "application/json": { schema: productSchema } } },
    ...problemResponses(400, 401, 403, 409, 413, 415, 422, 429),
  },
});

export function createProduct(app: App<CatalogEnv>): void {
  app.openapi(route, async (c) => {
    const product = c.req.valid("json");
    const put = await putProduct(c.env.CATALOG_DB, product, null, "create", stampOf(c));
    if (!put.ok)
      return problem(c, "conflict", "A product of this id exists. Read it, then PUT or PATCH it with If-Match.");
    afterCommit(c, "descriptive");
    const { version, id } = put.value.product;
    return c.json(answerOf(put.value.product), 201, {
      etag: versionTag(version),
      location: `/v1/products/${encodeURIComponent(id)}`,
    });
  });
}
