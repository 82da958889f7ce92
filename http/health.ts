import { createRoute, z } from "@hono/zod-openapi";
import type { App } from "./app.ts";

const route = createRoute({
  method: "get",
  path: "/health",
  tags: ["service"],
  summary: "Is the service up",
  description:
    "Answers as long as the Worker runs; it asks no store, so that a load balancer's probe costs nothing and a store's failure does not take healthy Workers out of service.",
  responses: {
    200: {
      description: "Up",
      content: {
        "application/json": { schema: z.object({ status: z.literal("ok"), service: z.literal("nearshelf") }) },
      },
    },
  },
});

export function health<Bindings extends object>(app: App<Bindings>): void {
  app.openapi(route, (c) =>
    c.json({ status: "ok" as const, service: "nearshelf" as const }, 200, { "cache-control": "no-store" }),
  );
}
