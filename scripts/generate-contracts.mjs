// Turns contracts/*.odcs.yaml and their Avro schemas into one TypeScript module that Workers can import. Run by `npm run generate`.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";

const root = new URL("..", import.meta.url);
const target = new URL("core/contracts/catalogue.generated.ts", root);

export function generate() {
  const contracts = readdirSync(new URL("contracts/", root))
    .filter((name) => name.endsWith(".odcs.yaml"))
    .sort()
    .map((name) => {
      const contract = parse(readFileSync(new URL(`contracts/${name}`, root), "utf8"));
      const avro = JSON.parse(readFileSync(new URL(`contracts/${name.replace(".odcs.yaml", ".avsc")}`, root), "utf8"));
      return { contract, avro };
    });
  return `// Generated from contracts/ by scripts/generate-contracts.mjs; do not edit.
import type { ContractSource } from "./contract-source.ts";

export const CONTRACT_SOURCES: readonly ContractSource[] = ${JSON.stringify(contracts, null, 1)};
`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const text = generate();
  if (process.argv.includes("--check")) {
    if (readFileSync(target, "utf8") !== text) {
      console.error("core/contracts/catalogue.generated.ts is not what contracts/ says: run `npm run generate`.");
      process.exit(1);
    }
  } else writeFileSync(target, text);
}
