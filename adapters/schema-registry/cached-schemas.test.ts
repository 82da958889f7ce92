import { describe, expect, it } from "vitest";
import { identify } from "../../core/registry/schema-content.ts";
import { err, ok } from "../../core/result.ts";
import { readSchemaById, type SchemaCaches } from "./cached-schemas.ts";
import type { SchemaRegistryPort } from "./port.ts";

const SCHEMA = identify({ type: "AVRO", schema: '"string"', references: [], metadata: null, ruleSet: null });
let deployments = 0;

/** A registry that counts what it is asked, and the data centre's cache of a deployment of its own. */
function counted(known: boolean) {
  let asked = 0;
  const registry: SchemaRegistryPort = {
    run: async () => {
      asked++;
      return (known ? ok(SCHEMA) : err({ code: 40403, message: "Schema 1 not found" })) as never;
    },
  };
  const work: Promise<unknown>[] = [];
  const origin = `https://deployment-${deployments++}.example`;
  const caches_: SchemaCaches = { edge: caches.default, origin, behind: (one) => void work.push(one) };
  const read = () => readSchemaById(registry, { id: 1, subject: null, format: null }, caches_);
  return { read, registry, caches: caches_, asked: () => asked, settled: () => Promise.all(work) };
}

describe("a schema by its id", () => {
  it("is asked of the registry once", async () => {
    const { read, asked } = counted(true);
    for (let n = 0; n < 3; n++) expect(await read()).toEqual(ok(SCHEMA));
    expect(asked()).toBe(1);
  });

  it("is kept by the data centre for every isolate", async () => {
    const { read, caches: of, settled } = counted(true);
    await read();
    await settled();
    const kept = await of.edge.match(`${of.origin}/registry-cache/v1/./1//`);
    expect(await kept?.json()).toEqual(SCHEMA);
  });

  it("that is not there yet is asked for again", async () => {
    const { read, asked } = counted(false);
    for (let n = 0; n < 3; n++) expect((await read()).ok).toBe(false);
    expect(asked()).toBe(3);
  });

  it("is still answered when the data centre's cache fails", async () => {
    const { registry, caches: of } = counted(true);
    const failing = { match: () => Promise.reject(new Error("down")), put: () => Promise.reject(new Error("down")) };
    const request = { id: 1, subject: null, format: null };
    expect(await readSchemaById(registry, request, { ...of, edge: failing })).toEqual(ok(SCHEMA));
  });
});
