// What wrangler runs before it bundles the Workers ([build] in wrangler.toml): static assets and, for `wrangler dev`, the local
// secrets and databases, so that plain `wrangler dev` needs nothing else.
import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build as buildDemo } from "./build-demo.mjs";
import { build as buildDocs } from "./build-docs.mjs";
import { build as buildSchemas } from "./build-schemas.mjs";
import { build as buildSdk } from "./build-sdk.mjs";
import { migrateLocal } from "./migrate-local.mjs";
import { ensureSecrets } from "./secrets.mjs";

export async function buildAssets() {
  mkdirSync(new URL("../dist/public/", import.meta.url), { recursive: true });
  await Promise.all([buildSdk(), buildDemo(), buildDocs(), buildSchemas()]);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await buildAssets();
  if (process.env.WRANGLER_COMMAND === "dev") {
    ensureSecrets();
    migrateLocal();
  }
}
