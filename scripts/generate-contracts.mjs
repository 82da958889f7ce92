// Turns contracts/*.odcs.yaml and their Avro schemas into one TypeScript module that Workers can import, and into the SDK's types of
// events. Run by `npm run generate`.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { eventContract } from "../core/contracts/event-contract.ts";
import { typescriptOfContracts } from "../core/contracts/typescript-of-contracts.ts";

const root = new URL("..", import.meta.url);

const readSources = () =>
  readdirSync(new URL("contracts/", root))
    .filter((name) => name.endsWith(".odcs.yaml"))
    .sort()
    .map((name) => {
      const contract = parse(readFileSync(new URL(`contracts/${name}`, root), "utf8"));
      const avro = JSON.parse(readFileSync(new URL(`contracts/${name.replace(".odcs.yaml", ".avsc")}`, root), "utf8"));
      return { contract, avro };
    });

/** Texts of the generated files, by their paths. */
export function generate() {
  const sources = readSources();
  return {
    "core/contracts/catalogue.generated.ts": `// Generated from contracts/ by scripts/generate-contracts.mjs; do not edit.
import type { ContractSource } from "./contract-source.ts";

export const CONTRACT_SOURCES: readonly ContractSource[] = ${JSON.stringify(sources, null, 1)};
`,
    "sdk/event-payloads.generated.ts": typescriptOfContracts(sources.map(eventContract)),
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  for (const [path, text] of Object.entries(generate())) {
    const target = new URL(path, root);
    if (!process.argv.includes("--check")) writeFileSync(target, text);
    else if (readFileSync(target, "utf8") !== text) {
      console.error(`${path} is not what contracts/ says: run \`npm run generate\`.`);
      process.exit(1);
    }
  }
