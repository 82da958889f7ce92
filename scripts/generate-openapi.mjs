// The API description, made from the routes themselves: openapi.json is checked in and served; --check compares.
import { readFileSync, writeFileSync } from "node:fs";
import { OpenAPIHono } from "@hono/zod-openapi";
import { SECURITY_SCHEMES } from "../http/openapi.ts";
import { createApps } from "../workers/apps.ts";

const target = new URL("../openapi.json", import.meta.url);

const all = new OpenAPIHono();
for (const app of Object.values(createApps())) all.route("/", app);
for (const [name, scheme] of Object.entries(SECURITY_SCHEMES))
  all.openAPIRegistry.registerComponent("securitySchemes", name, scheme);

const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
const text = `${JSON.stringify(
  all.getOpenAPI31Document({
    openapi: "3.1.0",
    info: {
      title: "nearshelf",
      version,
      description:
        "The personalization data platform that a shop owns. Errors are RFC 9457 problem documents with a stable `code`.",
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    servers: [{ url: "/" }],
  }),
  null,
  2,
)}\n`;

if (process.argv.includes("--check")) {
  if (readFileSync(target, "utf8") !== text) {
    console.error("openapi.json is not what the routes say: run `npm run generate`.");
    process.exit(1);
  }
} else writeFileSync(target, text);
