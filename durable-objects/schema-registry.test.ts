import { runInDurableObject } from "cloudflare:test";
import { describe, expect, it } from "vitest";
import { createSchemaRegistry } from "../adapters/schema-registry/object-registry.ts";
import type { Registered, Registration } from "../core/registry/register-schema.ts";
import { bindings } from "../test/workerd/bindings.ts";
import type { SchemaRegistry } from "./schema-registry.ts";

/** Registrations under way at once. */
const AT_ONCE = 50;

const namespace = bindings.SCHEMA_REGISTRY as unknown as DurableObjectNamespace<SchemaRegistry>;
const registry = createSchemaRegistry(namespace);

const registration = (subject: string, name: string): Registration => ({
  subject,
  schema: JSON.stringify({ type: "record", name, fields: [] }),
  schemaType: "AVRO",
  references: [],
  metadata: null,
  ruleSet: null,
  normalize: false,
  id: null,
  version: null,
});

async function register(subject: string, name: string): Promise<Registered> {
  const registered = await registry.run("registerSchema", registration(subject, name));
  if (!registered.ok) throw new Error(registered.reason.message);
  return registered.value;
}

const times = <T>(make: (n: number) => T): T[] => Array.from({ length: AT_ONCE }, (_, n) => make(n));

describe("the registry's object, with fifty registrations at once", () => {
  it("gives the same schema one id and one version", async () => {
    const registered = await Promise.all(times(() => register("same", "Same")));
    expect(new Set(registered.map(({ id, version }) => `${id} ${version}`))).toEqual(new Set(["1 1"]));
  });

  it("gives different schemas ids without gaps or twins, and each subject its versions", async () => {
    const different = await Promise.all(times((n) => register(`subject-${n}`, `Different${n}`)));
    expect(different.map(({ id }) => id).toSorted((a, b) => a - b)).toEqual(times((n) => n + 2));
    await registry.run("changeSettings", { scope: "one", change: { compatibilityLevel: "NONE" } });
    const versions = await Promise.all(times((n) => register("one", `Different${n}`)));
    expect(versions.map(({ version }) => version).toSorted((a, b) => a - b)).toEqual(times((n) => n + 1));
    expect(versions.map(({ id }) => id)).toEqual(different.map(({ id }) => id));
  });

  it("gives the same ids again when everything is registered once more", async () => {
    const first = await Promise.all(times((n) => register(`again-${n}`, `Different${n}`)));
    const second = await Promise.all(times((n) => register(`again-${n}`, `Different${n}`)));
    expect(second).toEqual(first);
  });
});

describe("the registry's object", () => {
  it("keeps nothing of an operation that fails half way", async () => {
    const stub = namespace.get(namespace.idFromName("failing"));
    await runInDurableObject(stub, async (instance: SchemaRegistry, state) => {
      state.storage.sql.exec("DROP TABLE versions");
      expect(() => instance.run("registerSchema", registration("s", "R"))).toThrow();
      expect(state.storage.sql.exec("SELECT count(*) AS n FROM schemas").one()).toEqual({ n: 0 });
    });
  });

  it("runs its own operations only", async () => {
    const stub = namespace.get(namespace.idFromName("names"));
    await runInDurableObject(stub, async (instance: SchemaRegistry) => {
      expect(() => instance.run("constructor" as never, {})).toThrow(TypeError);
    });
  });
});
