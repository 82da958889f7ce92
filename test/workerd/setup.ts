import { applyD1Migrations, type D1Migration } from "cloudflare:test";
import { bindings } from "./bindings.ts";

const migrations = bindings as unknown as {
  readonly TEST_CATALOG_MIGRATIONS: D1Migration[];
  readonly TEST_GOVERNANCE_MIGRATIONS: D1Migration[];
};

await applyD1Migrations(bindings.CATALOG_DB, migrations.TEST_CATALOG_MIGRATIONS);
await applyD1Migrations(bindings.GOVERNANCE_DB, migrations.TEST_GOVERNANCE_MIGRATIONS);
