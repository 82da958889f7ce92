import { describe, expect, it } from "vitest";
import { AVRO, PAGE, record, registryOnSqlite } from "../../test/unit/registry-on-sqlite.ts";

const of = (subject: string) => ({ subject, deleted: false, deletedOnly: false, ...PAGE });
const v1 = record("R", "a:string");
const v2 = record("R", "a:string", 'b:string="x"');

function twoVersions() {
  const registry = registryOnSqlite();
  registry.register("s", v1);
  registry.register("s", v2);
  return registry;
}

describe("deleting", () => {
  it("is soft first: the version is hidden, its id still answers, and registering brings the schema back under its id", () => {
    const { value, refused, register } = twoVersions();
    expect(value("deleteSubject", { subject: "s", permanent: false })).toEqual([1, 2]);
    expect(refused("listVersions", of("s"))).toBe(40401);
    expect(refused("deleteSubject", { subject: "s", permanent: false })).toBe(40404);
    expect(value("listVersions", { ...of("s"), deleted: true })).toEqual([1, 2]);
    expect(value("getSchema", { id: 1, subject: null, format: null }).schema).toBe(v1);
    expect(value("versionsOfId", { id: 1, subject: null, deleted: false, ...PAGE })).toEqual([]);
    expect(register("s", v1)).toMatchObject({ id: 1, version: 3 });
  });

  it("is permanent only after it was soft", () => {
    const { value, refused } = twoVersions();
    const two = { subject: "s", version: "2", permanent: true };
    expect(refused("deleteSubject", { subject: "s", permanent: true })).toBe(40405);
    expect(refused("deleteVersion", two)).toBe(40407);
    expect(value("deleteVersion", { ...two, permanent: false })).toBe(2);
    expect(refused("deleteVersion", { ...two, permanent: false })).toBe(40406);
    expect(value("deleteVersion", two)).toBe(2);
    expect(refused("deleteVersion", two)).toBe(40402);
    expect(refused("getVersion", { subject: "s", version: "2", deleted: true, format: null })).toBe(40402);
    expect(value("deleteSubject", { subject: "s", permanent: false })).toEqual([1]);
    expect(value("deleteSubject", { subject: "s", permanent: true })).toEqual([1]);
    expect(refused("deleteSubject", { subject: "s", permanent: true })).toBe(40401);
  });

  it("never takes an id back: the same schema has it again, and no other gets it", () => {
    const { value, register } = twoVersions();
    value("deleteSubject", { subject: "s", permanent: false });
    value("deleteSubject", { subject: "s", permanent: true });
    expect(register("t", record("Other", "z:int")).id).toBe(3);
    expect(register("s", v2)).toMatchObject({ id: 2, version: 1 });
  });

  it("takes a subject's own settings along", () => {
    const { value, refused } = twoVersions();
    value("changeSettings", { scope: "s", change: { compatibilityLevel: "FULL" } });
    value("deleteSubject", { subject: "s", permanent: false });
    expect(refused("getSettings", { scope: "s", defaultToGlobal: false })).toBe(40408);
  });
});

describe("looking up", () => {
  it("answers the version that a schema has", () => {
    const { value, refused } = twoVersions();
    const lookUp = { ...AVRO, subject: "s", deleted: false };
    expect(value("lookUpSchema", { ...lookUp, schema: v2 })).toMatchObject({ id: 2, version: 2, subject: "s" });
    expect(refused("lookUpSchema", { ...lookUp, schema: '"int"' })).toBe(40403);
    expect(refused("lookUpSchema", { ...lookUp, subject: "none", schema: v2 })).toBe(40401);
    expect(refused("lookUpSchema", { ...lookUp, schema: "{" })).toBe(42201);
  });

  it("finds a schema that was written otherwise where it is normalized", () => {
    const { value, refused, register } = registryOnSqlite();
    register("s", '{"type":"record","name":"R","fields":[{"name":"a","type":{"type":"int"}}],"x":{"a":1,"b":2}}');
    const other = '{"type":"record","name":"R","fields":[{"name":"a","type":"int"}],"x":{"b":2,"a":1}}';
    const lookUp = { ...AVRO, subject: "s", schema: other, deleted: false };
    expect(refused("lookUpSchema", lookUp)).toBe(40403);
    expect(value("lookUpSchema", { ...lookUp, normalize: true }).version).toBe(1);
  });

  it("takes a deleted version only where it is asked to, and a newer one first", () => {
    const { value, refused, register } = twoVersions();
    value("deleteVersion", { subject: "s", version: "1", permanent: false });
    const lookUp = { ...AVRO, subject: "s", schema: v1, deleted: false };
    expect(refused("lookUpSchema", lookUp)).toBe(40403);
    expect(value("lookUpSchema", { ...lookUp, deleted: true }).version).toBe(1);
    register("s", v1);
    expect(value("lookUpSchema", { ...lookUp, deleted: true }).version).toBe(3);
  });
});

describe("versions", () => {
  it.each(["0", "-2", "1.0", "", "2147483648", "earliest"])("are not called %j", (version) => {
    expect(twoVersions().refused("getVersion", { subject: "s", version, deleted: false, format: null })).toBe(42202);
  });

  it("are asked for by number or as the latest", () => {
    const { value, refused } = twoVersions();
    for (const version of ["2", "latest", "-1"])
      expect(value("getVersion", { subject: "s", version, deleted: false, format: null })).toMatchObject({
        version: 2,
        id: 2,
      });
    expect(refused("getVersion", { subject: "s", version: "15", deleted: false, format: null })).toBe(40402);
    expect(refused("getVersion", { subject: "t", version: "1", deleted: false, format: null })).toBe(40401);
  });

  it("are found by their metadata", () => {
    const { value, refused, register } = registryOnSqlite();
    register("s", v1, { metadata: { properties: { major: "1" } } });
    register("s", v2, { metadata: { properties: { major: "2" } } });
    const request = { subject: "s", deleted: false, format: null };
    expect(value("latestWithMetadata", { ...request, properties: { major: "1" } }).version).toBe(1);
    expect(refused("latestWithMetadata", { ...request, properties: { major: "3" } })).toBe(40401);
  });
});

describe("modes", () => {
  const change = (scope: string, mode: "READONLY" | "READONLY_OVERRIDE" | "READWRITE" | "IMPORT", force = false) => ({
    ...{ scope, mode, force },
  });

  it("close a subject, a context or everything to writers", () => {
    for (const scope of ["s", ":.:", ":.__GLOBAL:"]) {
      const { value, refused, register, registerRefused } = twoVersions();
      value("changeMode", change(scope, "READONLY"));
      expect(registerRefused("s", record("R", "a:string", 'c:int="1"'.replace('"1"', "1")))).toBe(42205);
      expect(register("s", v1).id).toBe(1);
      expect(refused("deleteSubject", { subject: "s", permanent: false })).toBe(42205);
    }
  });

  it("are overridden by READONLY_OVERRIDE, whatever a subject says", () => {
    const { value, registerRefused } = registryOnSqlite();
    value("changeMode", change("s", "READWRITE"));
    value("changeMode", change(":.:", "READONLY_OVERRIDE"));
    expect(value("getMode", { scope: "s", defaultToGlobal: false })).toBe("READONLY_OVERRIDE");
    expect(registerRefused("s", v1)).toBe(42205);
  });

  it("answer what is set, or what holds", () => {
    const { value, refused } = registryOnSqlite();
    expect(refused("getMode", { scope: "s", defaultToGlobal: false })).toBe(40409);
    expect(value("getMode", { scope: "s", defaultToGlobal: true })).toBe("READWRITE");
    expect(refused("deleteMode", { scope: "s", recursive: false })).toBe(40401);
  });

  it("let an import bring its own ids and versions, on an empty registry or by force", () => {
    const { value, refused, register, registerRefused } = registryOnSqlite();
    register("old", v1);
    expect(registerRefused("s", v2, { id: 7, version: 3 })).toBe(42205);
    expect(refused("changeMode", change(":.:", "IMPORT"))).toBe(42205);
    value("changeMode", change(":.:", "IMPORT", true));
    expect(register("s", v2, { id: 7, version: 3 })).toMatchObject({ id: 7, version: 3 });
    expect(registerRefused("s", '"int"', { id: 7, version: 4 })).toBe(42205);
    expect(registerRefused("s", '"int"')).toBe(42205);
    expect(register("s", v2)).toMatchObject({ id: 7, version: 3 });
    value("changeMode", change(":.:", "READWRITE"));
    expect(register("t", '"int"').id).toBe(8);
  });
});

describe("settings", () => {
  it("are inherited field by field, and taken away with null", () => {
    const { value, refused } = registryOnSqlite();
    value("changeSettings", { scope: ":.__GLOBAL:", change: { compatibilityLevel: "FULL", normalize: true } });
    value("changeSettings", { scope: ":.c:", change: { compatibilityLevel: "NONE" } });
    const held = (scope: string) => value("getSettings", { scope, defaultToGlobal: true });
    expect(held(":.c:s")).toEqual({ compatibilityLevel: "NONE", normalize: true });
    expect(held("s")).toEqual({ compatibilityLevel: "FULL", normalize: true });
    value("changeSettings", { scope: ":.__GLOBAL:", change: { normalize: null } });
    expect(held("s")).toEqual({ compatibilityLevel: "FULL" });
    expect(value("deleteSettings", { scope: ":.c:" })).toEqual({ compatibilityLevel: "NONE" });
    expect(held(":.c:s")).toEqual({ compatibilityLevel: "FULL" });
    expect(refused("deleteSettings", { scope: "s" })).toBe(40401);
  });
});
