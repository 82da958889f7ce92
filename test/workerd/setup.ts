import { applyD1Migrations, type D1Migration, env } from "cloudflare:test";

declare module "cloudflare:test" {
  interface ProvidedEnv extends Env {
    TEST_CATALOG_MIGRATIONS: D1Migration[];
    TEST_GOVERNANCE_MIGRATIONS: D1Migration[];
  }
}

await applyD1Migrations(env.CATALOG_DB, env.TEST_CATALOG_MIGRATIONS);
await applyD1Migrations(env.GOVERNANCE_DB, env.TEST_GOVERNANCE_MIGRATIONS);
