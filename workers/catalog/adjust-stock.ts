import { createRoute, z } from "@hono/zod-openapi";
import { adjustStock } from "../../adapters/catalog-store/adjust-stock.ts";
import { STOCK_MAX_UNITS } from "../../core/catalog/product-schema.ts";
import { versionTag } from "../../core/catalog/version-tag.ts";
import type { App } from "../../http/app.ts";
import { boundedJsonBody } from "../../http/body.ts";
import { bearerSecurity, problemResponses } from "../../http/openapi.ts";
import { problem } from "../../http/problem.ts";
import { afterCommit, stampOf } from "./commit-context.ts";
import type { CatalogEnv } from "./env.ts";
import { productPath } from "./product-path.ts";
import { writeAccess } from "./write-access.ts";

const REASON_MAX_CHARS = 100;
const OPERATION_PATTERN = /^[A-Za-z0-9._:-]{1,64}$/;

const route = createRoute({
  method: "post",
  path: "/v1/products/{id}/stock",
  tags: ["catalog"],
  summary: "Count stock up or down",
  description:
    "Atomic, relative to whatever the stock is, never below 0. With an `operation` id a repeated request takes effect once and gets the first one's answer.",
  security: bearerSecurity,
  middleware: [...writeAccess, boundedJsonBody()],
  request: {
    params: productPath,
    body: {
      required: true,
      content: {
        "application/json": {
          schema: z.strictObject({
            delta: z
              .int()
              .min(-STOCK_MAX_UNITS)
              .max(STOCK_MAX_UNITS)
              .refine((delta) => delta !== 0, "not 0"),
            reason: z
              .string()
              .min(1)
              .max(REASON_MAX_CHARS)
              .regex(/^[^\p{Cc}\p{Cs}]*$/u, "no control characters")
              .describe("Kept in the stock ledger for good: name no person."),
            operation: z.string().regex(OPERATION_PATTERN, "1 to 64 letters, digits or ._:-").optional(),
          }),
        },
      },
    },
  },
  responses: {
    200: {
      description: "The stock after it",
      content: {
        "application/json": {
          schema: z.object({
            id: z.string(),
            stock: z.int(),
            version: z.int(),
            repeated: z.boolean().describe("Whether this operation had taken effect before."),
          }),
        },
      },
    },
    ...problemResponses(400, 401, 403, 404, 409, 413, 415, 422, 429),
  },
});

export function adjustProductStock(app: App<CatalogEnv>): void {
  app.openapi(route, async (c) => {
    const { id } = c.req.valid("param");
    const { delta, reason, operation } = c.req.valid("json");
    const adjusted = await adjustStock(
      c.env.CATALOG_DB,
      { id, delta, reason, operation: operation ?? null },
      stampOf(c),
    );
    if (adjusted.ok) {
      if (!adjusted.value.repeated) afterCommit(c, "stock");
      return c.json({ id, ...adjusted.value }, 200, { etag: versionTag(adjusted.value.version) });
    }
    const { reason: refusal } = adjusted;
    switch (refusal.code) {
      case "unknown_product":
        return problem(c, "not_found", "There is no such product.");
      case "insufficient_stock":
        return problem(c, "conflict", `Not enough on hand: ${refusal.stock}. Nothing was changed.`);
      case "too_much_stock":
        return problem(
          c,
          "conflict",
          `A stock is at most ${STOCK_MAX_UNITS}; on hand: ${refusal.stock}. Nothing was changed.`,
        );
      case "operation_differs":
        return problem(
          c,
          "conflict",
          "This operation id was used with another delta. Use a new id for a new adjustment.",
        );
    }
  });
}
