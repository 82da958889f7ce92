import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { allContracts } from "../../core/contracts/catalogue.ts";
import { buildAssets } from "../../scripts/build.mjs";
import { migrateLocal } from "../../scripts/migrate-local.mjs";
import { ensureSecrets } from "../../scripts/secrets.mjs";
import { registerSchemas } from "../contracts/register-schemas.ts";
import { platformClient } from "../platform-client.ts";
import { DEVELOPMENT_PORT, projectPath } from "../project.ts";
import { signToken } from "../token/sign-token.ts";
import { importCatalog } from "./import-catalog.ts";
import { importHistory } from "./import-history.ts";
import { portIsFree } from "./port-is-free.ts";
import { startDevServer } from "./start-dev-server.ts";
import { trainModel } from "./train-model.ts";

const { values } = parseArgs({ options: { port: { type: "string", default: String(DEVELOPMENT_PORT) } } });
const port = Number(values.port);
/** What a start leaves behind for people and tools, beside local state that is not the usual one, or in .nearshelf/. */
const outFolder = process.env.NEARSHELF_STATE ?? projectPath(".nearshelf");
const logFile = join(outFolder, "dev.log");

function fail(message: string): never {
  process.stderr.write(`\n${message}\n`);
  process.exit(1);
}

if (!Number.isInteger(port) || port < 1 || port > 65_535) fail("--port takes a number from 1 to 65535.");
if (!(await portIsFree(port)))
  fail(`Port ${port} is taken: stop what uses it, or run npm start -- --port ${port + 1}.`);

const startedAt = performance.now();
const step = async <T>(name: string, work: () => T | Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    const reason = error instanceof Error ? error.message.split("\n")[0] : String(error);
    return fail(`${name} failed: ${reason}\nThe server's log is ${logFile}; run npm start again to go on from here.`);
  }
};

process.stdout.write("nearshelf\n");
const keys = await step("Making local secrets", () => ensureSecrets());
await step("Building assets", () => buildAssets());
await step("Applying migrations", () => migrateLocal());
const server = await step("Starting the platform", () => startDevServer(port, logFile));
const client = platformClient(server.url, await signToken("admin"));
await step("Registering the contracts' schemas", () =>
  registerSchemas(
    client,
    allContracts().map(({ source }) => source),
  ),
);
await step("Importing the catalog", () => importCatalog(client));
const events = await step("Importing the history", () => importHistory(client, keys.sourceKey));
await step("Training", () => trainModel(client, events));

writeFileSync(join(outFolder, "local.json"), `${JSON.stringify({ url: server.url, ...keys }, null, 2)}\n`);
process.stdout.write(`
  Demonstration shop   ${server.url}/demo
  API reference        ${server.url}/docs
  Health               ${server.url}/health

  Publishable key      ${keys.publishableKey}
  Source key           ${keys.sourceKey}
  Back-office token    npm run -s token -- --role admin

  Try it               curl '${server.url}/v1/recommendations/home?key=${keys.publishableKey}'

Ready in ${((performance.now() - startedAt) / 1000).toFixed(1)} s. Ctrl-C ends everything.
`);
await server.ended;
fail(`The server ended by itself; its log is ${logFile}.`);
