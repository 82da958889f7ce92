import { createRoute, z } from "@hono/zod-openapi";
import { kindOfApiKey } from "../../../../core/access/api-key.ts";
import type { App } from "../../../../http/app.ts";
import { segmentCors } from "../../../../http/cors.ts";
import { pathOf } from "../../../../http/mounts.ts";
import type { IngestEnv } from "../../env.ts";
import { admit } from "../credentials.ts";
import { failure, failureSchema } from "./answers.ts";

const route = createRoute({
  method: "get",
  path: "/v1/projects/{key}/settings",
  tags: ["segment"],
  summary: "Settings of Segment's browser library",
  description:
    "What `@segment/analytics-next` loads first (`cdnURL` is this platform's address): no integrations but Segment.io itself, sent here.",
  request: { params: z.object({ key: z.string().describe("A publishable key.") }) },
  responses: {
    200: { description: "Settings", content: { "application/json": { schema: z.looseObject({}) } } },
    401: { description: "No valid key", content: { "application/json": { schema: failureSchema } } },
    403: { description: "The key may not be used here", content: { "application/json": { schema: failureSchema } } },
    503: { description: "Try again", content: { "application/json": { schema: failureSchema } } },
  },
});

/** How long a browser keeps the settings, in seconds: a revoked key is noticed within it. */
const SETTINGS_MAX_AGE_S = 300;

const ALLOWED = { __default: { enabled: true, integrations: {} } };

/** The settings document: the library sends events to `apiHost` with `protocol`, and nothing anywhere else. */
const settingsFor = (key: string, apiHost: string, protocol: string) => ({
  integrations: {
    "Segment.io": {
      apiKey: key,
      apiHost,
      protocol,
      unbundledIntegrations: [],
      addBundledMetadata: true,
      maybeBundledConfigIds: {},
      versionSettings: { version: "4.4.7", componentTypes: ["browser"] },
    },
  },
  plan: { track: ALLOWED, identify: ALLOWED, group: ALLOWED },
  edgeFunction: {},
  analyticsNextEnabled: true,
  middlewareSettings: {},
  enabledMiddleware: {},
  metrics: { sampleRate: 0 },
  legacyVideoPluginsEnabled: false,
  remotePlugins: [],
});

export function segmentSettings(app: App<IngestEnv>): void {
  app.openAPIRegistry.registerPath(route);
  app.use("/v1/projects/:key/settings", segmentCors);
  app.get("/v1/projects/:key/settings", async (c) => {
    const key = c.req.param("key");
    if (kindOfApiKey(key) !== "publishable") return failure(c, 401, "Settings are for a publishable key (pk_…).");
    const refused = await admit(c, key);
    if (refused !== null) return failure(c, refused.status, refused.message);
    const { protocol, host } = new URL(c.req.url);
    // Under a path of the shop's own, the library goes on sending there.
    const prefix = pathOf(c.req.url).slice(0, -c.req.path.length);
    return c.json(settingsFor(key, `${host}${prefix}/v1`, protocol.slice(0, -1)), 200, {
      "cache-control": `public, max-age=${SETTINGS_MAX_AGE_S}`,
    });
  });
}
