// JSON Schemas of events for editors, open at /schemas/{eventType}.json: `"$schema": "https://shelf.example.com/schemas/order_completed.json"`.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { allContracts } from "../core/contracts/catalogue.ts";
import { jsonSchemaOfContract } from "../core/contracts/json-schema-of-contract.ts";

const target = new URL("../dist/public/schemas/", import.meta.url);

export function build() {
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  for (const { type, source } of allContracts())
    writeFileSync(
      new URL(`${type}.json`, target),
      JSON.stringify(jsonSchemaOfContract(source, `/schemas/${type}.json`), null, 2),
    );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) build();
