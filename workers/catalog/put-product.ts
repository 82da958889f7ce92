import { createRoute, z } from "@hono/zod-openapi";
import { putProduct } from "../../adapters/catalog-store/put-products.ts";
import { findProduct } from "../../adapters/catalog-store/read-products.ts";
import { itemIdSchema, productContentSchema } from "../../core/catalog/product-schema.ts";
import { matchTag, versionTag } from "../../core/catalog/version-tag.ts";
import type { App } from "../../http/app.ts";
import { boundedJsonBody } from "../../http/body.ts";
import { bearerSecurity, problemResponses } from "../../http/openapi.ts";
import { problem } from "../../http/problem.ts";
import { afterCommit, stampOf } from "./commit-context.ts";
import type { CatalogEnv } from "./env.ts";
import { answerOf, productSchema } from "./product-answer.ts";
import { productPath } from "./product-path.ts";
import { writeAccess } from "./write-access.ts";

const route = createRoute({
  method: "put",
  path: "/v1/products/{id}",
  tags: ["catalog"],
  summary: "Create or replace a product",
  description:
    "Replacing needs If-Match with the ETag that was read; If-None-Match: * creates and never replaces. What is left out gets its default. An equal product changes nothing.",
  security: bearerSecurity,
  middleware: [...writeAccess, boundedJsonBody()],
  request: {
    params: productPath,
    headers: z.object({ "if-match": z.string().optional(), "if-none-match": z.string().optional() }),
    body: {
      required: true,
      content: { "application/json": { schema: productContentSchema.extend({ id: itemIdSchema.optional() }) } },
    },
  },
  responses: {
    200: { description: "Replaced, or equal already", content: { "application/json": { schema: productSchema } } },
    201: { description: "Created", content: { "application/json": { schema: productSchema } } },
    ...problemResponses(400, 401, 403, 412, 413, 415, 422, 428, 429),
  },
});

export function replaceProduct(app: App<CatalogEnv>): void {
  app.openapi(route, async (c) => {
    const { id } = c.req.valid("param");
    const { id: idInBody, ...content } = c.req.valid("json");
    if (idInBody !== undefined && idInBody !== id)
      return problem(c, "invalid_request", "Leave the id out of the body, or give the path's.", {
        errors: [{ field: "id", detail: "differs from the path's" }],
      });
    const version = (await findProduct(c.env.CATALOG_DB, id))?.version ?? null;
    const { "if-match": ifMatch, "if-none-match": ifNoneMatch } = c.req.valid("header");
    const required = matchTag(ifMatch, version);
    if (required === "mismatch" || matchTag(ifNoneMatch, version) === "match") return stale(c);
    if (version !== null && required === "absent")
      return problem(c, "precondition_required", "Read the product, then send its ETag as If-Match.");
    const put = await putProduct(
      c.env.CATALOG_DB,
      { id, ...content },
      version,
      version === null ? "create" : "replace",
      stampOf(c),
    );
    if (!put.ok) return stale(c);
    const { outcome, product } = put.value;
    if (outcome !== "unchanged") afterCommit(c, "descriptive");
    const headers = { etag: versionTag(product.version) };
    return outcome === "created" ? c.json(answerOf(product), 201, headers) : c.json(answerOf(product), 200, headers);
  });
}

const stale = (c: Parameters<typeof problem>[0]) =>
  problem(c, "precondition_failed", "Read the product again, then repeat the change on what it is now.");
