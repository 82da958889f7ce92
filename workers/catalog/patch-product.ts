import { createRoute, z } from "@hono/zod-openapi";
import { putProduct } from "../../adapters/catalog-store/put-products.ts";
import { findProduct } from "../../adapters/catalog-store/read-products.ts";
import { mergePatch } from "../../core/catalog/merge-patch.ts";
import { productContentSchema } from "../../core/catalog/product-schema.ts";
import { matchTag, versionTag } from "../../core/catalog/version-tag.ts";
import type { JsonObject } from "../../core/json.ts";
import type { App } from "../../http/app.ts";
import { boundedJsonBody } from "../../http/body.ts";
import { bearerSecurity, problemResponses } from "../../http/openapi.ts";
import { problem } from "../../http/problem.ts";
import { afterCommit, stampOf } from "./commit-context.ts";
import type { CatalogEnv } from "./env.ts";
import { answerOf, contentOf, productSchema } from "./product-answer.ts";
import { productPath } from "./product-path.ts";
import { writeAccess } from "./write-access.ts";

/** Any object here: what it makes of the product is held against the product's own schema. */
const patchSchema = z.record(z.string(), z.any()).openapi("ProductPatch", {
  description: "JSON Merge Patch (RFC 7396) of a product's content: `null` removes, objects merge.",
  example: { price: { amount: 1999 }, colour: null },
});

const route = createRoute({
  method: "patch",
  path: "/v1/products/{id}",
  tags: ["catalog"],
  summary: "Change parts of a product",
  description:
    "Needs If-Match with the ETag that was read. To count stock up or down use POST …/stock, which needs none.",
  security: bearerSecurity,
  middleware: [...writeAccess, boundedJsonBody()],
  request: {
    params: productPath,
    headers: z.object({ "if-match": z.string().optional() }),
    body: {
      required: true,
      content: { "application/json": { schema: patchSchema }, "application/merge-patch+json": { schema: patchSchema } },
    },
  },
  responses: {
    200: { description: "Changed, or equal already", content: { "application/json": { schema: productSchema } } },
    ...problemResponses(400, 401, 403, 404, 412, 413, 415, 422, 428, 429),
  },
});

export function patchProduct(app: App<CatalogEnv>): void {
  app.openapi(route, async (c) => {
    const { id } = c.req.valid("param");
    const current = await findProduct(c.env.CATALOG_DB, id);
    if (current === null) return problem(c, "not_found", "There is no such product.");
    const match = matchTag(c.req.valid("header")["if-match"], current.version);
    if (match === "absent")
      return problem(c, "precondition_required", "Read the product, then send its ETag as If-Match.");
    if (match === "mismatch")
      return problem(c, "precondition_failed", "Read the product again, then repeat the change.");

    const patched = productContentSchema.safeParse(mergePatch(contentOf(current), c.req.valid("json") as JsonObject));
    if (!patched.success)
      return problem(c, "invalid_request", "The patched product would not fit. Correct the named fields.", {
        errors: patched.error.issues.slice(0, 20).map((issue) => ({
          field: issue.path.map(String).join(".").slice(0, 200) || "json",
          detail: issue.message.slice(0, 200),
        })),
      });
    const put = await putProduct(c.env.CATALOG_DB, { id, ...patched.data }, current.version, "patch", stampOf(c));
    if (!put.ok) return problem(c, "precondition_failed", "Read the product again, then repeat the change.");
    if (put.value.outcome !== "unchanged") afterCommit(c, "descriptive");
    return c.json(answerOf(put.value.product), 200, { etag: versionTag(put.value.product.version) });
  });
}
