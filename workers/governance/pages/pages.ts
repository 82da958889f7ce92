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
  app.get("/docs", (c) => c.env.ASSETS.fetch(new URL("/docs/", c.req.url)));
  app.get("/demo/config.json", (c) => {
    const keys = developmentKeys(c.env);
    if (keys === null) return problem(c, "not_found", "The demonstration shop runs on a development platform only.");
    return c.json({ publishableKey: keys.publishableKey }, 200, { "cache-control": "no-store" });
  });
  app.get(
    "/demo/*",
    async (c): Promise<Response> =>
      c.env.ENVIRONMENT === "development"
        ? c.env.ASSETS.fetch(c.req.url)
        : problem(c, "not_found", "The demonstration shop runs on a development platform only."),
  );
  app.get("/demo", (c) => c.redirect("/demo/"));
}
