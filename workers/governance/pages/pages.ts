import type { Context } from "hono";
import type { App } from "../../../http/app.ts";
import { developmentKeys } from "../../../http/auth/development-keys.ts";
import { problem } from "../../../http/problem.ts";
import openApiDocument from "../../../openapi.json" with { type: "json" };
import type { GovernanceEnv } from "../env.ts";

/** How long the API description may be cached, in seconds. */
const DOCUMENT_MAX_AGE_S = 300;

/** The API's description, its readable reference, and the demonstration shop of a development platform. */
export function pages(app: App<GovernanceEnv>): void {
  app.get("/openapi.json", (c) =>
    c.json(openApiDocument, 200, { "cache-control": `public, max-age=${DOCUMENT_MAX_AGE_S}` }),
  );
  app.get("/demo/config.json", (c) => {
    const keys = developmentKeys(c.env);
    if (keys === null) return notInProduction(c);
    return c.json({ publishableKey: keys.publishableKey }, 200, { "cache-control": "no-store" });
  });
  for (const path of ["/demo", "/demo/*"])
    app.get(path, async (c): Promise<Response> => {
      if (c.env.ENVIRONMENT !== "development") return notInProduction(c);
      const asset = await c.env.ASSETS.fetch(c.req.url, {
        headers: conditional(c.req.raw.headers),
        redirect: "manual",
      });
      return new Response(asset.body, asset);
    });
}

const notInProduction = (c: Context) =>
  problem(c, "not_found", "The demonstration shop runs on a development platform only.");

/** What lets the browser's copy of an asset be confirmed instead of sent again. */
function conditional(headers: Headers): Record<string, string> {
  const etag = headers.get("if-none-match");
  return etag === null ? {} : { "if-none-match": etag };
}
