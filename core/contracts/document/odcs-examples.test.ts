import { globSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { sharedData } from "../../../cli/evaluate/shared-data.ts";
import { readContract } from "./read-contract.ts";

/** Documents of the standard's own repository; they do not ship with this one. */
const FOLDER = sharedData("contracts/odcs/docs/examples");
const EXAMPLES = FOLDER === null ? [] : globSync(`${FOLDER}/**/*.odcs.yaml`).sort();

/** Other kinds of contracts than ours: what the platform must be able to hold as a draft. */
const SHIPPED: readonly (readonly [name: string, yaml: string])[] = [
  [
    "the least that ODCS asks for",
    "apiVersion: v3.1.0\nkind: DataContract\nid: shop.least\nversion: 1.0.0\nstatus: draft\n",
  ],
  [
    "a table with servers, roles and prices",
    `apiVersion: v3.1.0
kind: DataContract
id: shop.orders-table
version: 0.3.0
status: draft
servers: [{ server: warehouse, type: postgres, host: db.shop.example, port: 5432, database: shop, schema: public }]
roles: [{ role: reader, access: read }]
price: { priceAmount: 9.95, priceCurrency: EUR, priceUnit: megabyte }
schema:
  - name: orders
    physicalType: table
    properties:
      - { name: id, logicalType: integer, physicalType: bigint, primaryKey: true, required: true, unique: true }
      - { name: placed, logicalType: timestamp, logicalTypeOptions: { timezone: true } }
    quality: [{ type: sql, query: "SELECT count(*) FROM orders", mustBeGreaterThan: 0 }]
`,
  ],
];

describe("contracts that ODCS accepts", () => {
  it.each(SHIPPED)("%s is read", (_, yaml) => {
    expect(readContract(yaml)).toMatchObject({ ok: true });
  });

  it.skipIf(EXAMPLES.length === 0)("each of the standard's examples is read", () => {
    expect(EXAMPLES.length).toBeGreaterThanOrEqual(18);
    for (const path of EXAMPLES) expect(readContract(readFileSync(path, "utf8")), path).toMatchObject({ ok: true });
  });
});
