import { createCatalogApp } from "./app.ts";
import type { CatalogEnv } from "./env.ts";
import { maintainCatalog } from "./maintain-catalog.ts";

const app = createCatalogApp();

export default {
  fetch: app.fetch,
  scheduled: (controller, env) => maintainCatalog(env, controller.scheduledTime),
} satisfies ExportedHandler<CatalogEnv>;
