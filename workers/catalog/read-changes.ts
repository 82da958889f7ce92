import { createRoute, z } from "@hono/zod-openapi";
import { createCatalogFeed } from "../../adapters/catalog-feed/object-feed.ts";
import { PRODUCT_STATUSES } from "../../core/catalog/product.ts";
import type { App } from "../../http/app.ts";
import { requires } from "../../http/auth/authenticate.ts";
import { bearerSecurity, problemResponses } from "../../http/openapi.ts";
import { problem } from "../../http/problem.ts";
import type { CatalogEnv } from "./env.ts";
import { visibleStatus } from "./visibility.ts";

const PAGE_MAX_CHANGES = 1_000;

const changeSchema = z
  .object({
    position: z.int(),
    at: z.iso.datetime(),
    productId: z.string(),
    product: z
      .object({
        id: z.string(),
        title: z.string(),
        category: z.string(),
        colour: z.string().nullable(),
        price: z.object({ amount: z.int(), currency: z.string() }),
        stock: z.int(),
        status: z.enum(PRODUCT_STATUSES),
        url: z.string().nullable(),
        image: z.string().nullable(),
      })
      .nullable()
      .describe("The product after the change; null when it was deleted."),
  })
  .openapi("CatalogChange");

const route = createRoute({
  method: "get",
  path: "/v1/changes",
  tags: ["catalog"],
  summary: "Follow the catalog",
  description:
    "Changes in order of commit. Ask with `after=0`, then with `position` of the answer; while `more` is true ask again at once. Superseded changes older than a week may be left out; what remains leads to the same catalog. Not for publishable keys.",
  security: bearerSecurity,
  middleware: [requires<CatalogEnv>("catalog:read")],
  request: {
    query: z.object({
      after: z.coerce.number().int().min(0).default(0),
      limit: z.coerce.number().int().min(1).max(PAGE_MAX_CHANGES).default(PAGE_MAX_CHANGES),
    }),
  },
  responses: {
    200: {
      description: "Changes",
      content: {
        "application/json": {
          schema: z.object({ changes: z.array(changeSchema), position: z.int(), more: z.boolean() }),
        },
      },
    },
    ...problemResponses(401, 403, 422),
  },
});

export function readChanges(app: App<CatalogEnv>): void {
  app.openapi(route, async (c) => {
    if (visibleStatus(c.get("principal")) !== null)
      return problem(
        c,
        "insufficient_scope",
        "The feed carries products that are not on sale: use a source key or a token.",
      );
    const { after, limit } = c.req.valid("query");
    const page = await createCatalogFeed(c.env.CATALOG_FEED).changesAfter(after, limit);
    const changes = page.changes.map((change) => ({ ...change, at: new Date(change.at).toISOString() }));
    return c.json({ changes, position: page.position, more: page.more }, 200, { "cache-control": "no-store" });
  });
}
