import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AVRO, PAGE, record, registryOnSqlite } from "../../test/unit/registry-on-sqlite.ts";
import { SCHEMA_MAX_BYTES } from "./limits.ts";

const NONE = { scope: ":.:", change: { compatibilityLevel: "NONE" as const } };

describe("registering", () => {
  it("gives ids from 1 without gaps, and the same id for the same schema in every subject", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 9 }))), (steps) => {
        const { value, register } = registryOnSqlite();
        value("changeSettings", NONE);
        const ids = new Map<number, number>();
        for (const [subject, schema] of steps) {
          const { id } = register(`s${subject}`, record(`R${schema}`, "f:string"));
          expect(id).toBe(ids.get(schema) ?? ids.size + 1);
          ids.set(schema, id);
        }
      }),
      { numRuns: 30 },
    );
  });

  it("counts versions within a subject, and answers the one that a schema has already", () => {
    const { register, value } = registryOnSqlite();
    expect(register("s", record("R", "a:string"))).toMatchObject({ id: 1, version: 1 });
    expect(register("s", record("R", "a:string", 'b:string="x"'))).toMatchObject({ id: 2, version: 2 });
    expect(register("s", ` ${record("R", "a:string")} `)).toMatchObject({ id: 1, version: 1 });
    expect(value("listVersions", { subject: "s", deleted: false, deletedOnly: false, ...PAGE })).toEqual([1, 2]);
  });

  it("refuses what no schema is, with 42201", () => {
    const { registerRefused } = registryOnSqlite();
    const deep = `${'{"type":"array","items":'.repeat(50_000)}"int"${"}".repeat(50_000)}`;
    const huge = JSON.stringify({ type: "string", doc: "x".repeat(SCHEMA_MAX_BYTES) });
    for (const text of ["", "  ", "{", "[]x", '{"type":"nope"}', '"com.acme.Missing"', deep, huge, "\u0000"])
      expect(registerRefused("s", text)).toBe(42201);
  });

  it("takes a schema that names itself, and one of nearly a megabyte", () => {
    const { register } = registryOnSqlite();
    const list = '{"type":"record","name":"L","fields":[{"name":"next","type":["null","L"]}]}';
    expect(register("list", list).id).toBe(1);
    const large = JSON.stringify({ type: "record", name: "B", doc: "x".repeat(SCHEMA_MAX_BYTES - 100), fields: [] });
    expect(register("large", large).id).toBe(2);
  });

  it.each(["", " ", "a\nb", ":.ctx:", ":.__GLOBAL:x", "x".repeat(600), "a\ud800"])("knows no subject %j", (subject) => {
    expect(registryOnSqlite().registerRefused(subject, '"string"')).toBe(42208);
  });

  it("refuses an incompatible version by the level that holds, and says why", () => {
    const { register, registerRefused, run, value } = registryOnSqlite();
    register("s", record("R", "a:string"));
    const breaking = record("R", "a:string", "b:string");
    expect(registerRefused("s", breaking)).toBe(409);
    expect(
      value("testCompatibility", { ...AVRO, subject: "s", schema: breaking, version: "latest", verbose: true }),
    ).toEqual([
      expect.stringContaining("READER_FIELD_MISSING_DEFAULT_VALUE"),
      "{oldSchemaVersion: 1}",
      expect.stringContaining("oldSchema"),
      "{compatibility: 'BACKWARD'}",
    ]);
    value("changeSettings", { scope: "s", change: { compatibilityLevel: "FORWARD" } });
    expect(register("s", breaking).version).toBe(2);
    expect(run("getSettings", { scope: "s", defaultToGlobal: false })).toMatchObject({
      value: { compatibilityLevel: "FORWARD" },
    });
  });

  it("compares with every version where the level is transitive", () => {
    const { register, registerRefused, value } = registryOnSqlite();
    register("s", record("R", "a:int"));
    register("s", record("R", "a:int", 'b:string="x"'));
    value("changeSettings", { scope: "s", change: { compatibilityLevel: "BACKWARD_TRANSITIVE" } });
    expect(registerRefused("s", record("R", "a:int", "b:string"))).toBe(409);
    value("changeSettings", { scope: "s", change: { compatibilityLevel: "BACKWARD" } });
    expect(register("s", record("R", "a:int", "b:string")).version).toBe(3);
  });

  it("compares within a group of versions where one is named", () => {
    const { register, registerRefused, value } = registryOnSqlite();
    value("changeSettings", { scope: "s", change: { compatibilityGroup: "major" } });
    const major = (n: string) => ({ metadata: { properties: { major: n } } });
    register("s", record("R", "a:string"), major("1"));
    expect(registerRefused("s", record("R", "a:int"), major("1"))).toBe(409);
    expect(register("s", record("R", "a:int"), major("2")).version).toBe(2);
  });

  it("carries metadata and rules over from the version before, under the settings' defaults and overrides", () => {
    const { register, value } = registryOnSqlite();
    value("changeSettings", {
      scope: "s",
      change: {
        defaultMetadata: { properties: { team: "none", tier: "1" } },
        overrideMetadata: { properties: { tier: "2" } },
      },
    });
    const first = register("s", record("R", "a:string"), { metadata: { properties: { team: "shop" } } });
    expect(first.metadata).toEqual({ properties: { team: "shop", tier: "2" } });
    expect(register("s", record("R", "a:string"))).toMatchObject({ id: first.id, version: 1 });
    expect(register("s", "", { metadata: { properties: { team: "other" } } })).toMatchObject({ version: 2, id: 2 });
  });

  it("holds reserved fields free where fields are validated", () => {
    const { register, registerRefused, value } = registryOnSqlite();
    value("changeSettings", { scope: ":.:", change: { validateFields: true } });
    const reserving = (names: string) => ({ metadata: { properties: { "confluent:reserved": names } } });
    expect(registerRefused("s", record("R", "a:string"), reserving("a"))).toBe(42201);
    register("s", record("R", "a:string"), reserving("b"));
    expect(registerRefused("s", record("R", "a:string"), reserving("c"))).toBe(42201);
  });

  it("keeps contexts apart, and names a content the same in all of them", () => {
    const { register, value } = registryOnSqlite();
    register("other", '"int"');
    const [one, other] = [register("s", '"string"'), register(":.ctx:s", '"string"')];
    expect([one.id, other.id]).toEqual([2, 1]);
    expect(one.guid).toBe(other.guid);
    expect(value("getByGuid", { guid: one.guid, format: null }).places).toEqual([
      { context: ".", id: 2 },
      { context: ".ctx", id: 1 },
    ]);
    expect(value("listContexts", PAGE)).toEqual([".", ".ctx"]);
    const list = (prefix: string) => value("listSubjects", { prefix, deleted: false, deletedOnly: false, ...PAGE });
    expect(list(":*:")).toEqual(["other", "s", ":.ctx:s"]);
    expect(list("s")).toEqual(["s"]);
    expect(list(":.ctx:")).toEqual([":.ctx:s"]);
  });

  it("sends requests for an alias to the subject that it names", () => {
    const { register, value } = registryOnSqlite();
    value("changeSettings", { scope: "old", change: { alias: "new" } });
    register("old", '"string"');
    expect(value("getVersion", { subject: "old", version: "latest", deleted: false, format: null }).subject).toBe(
      "new",
    );
  });
});

describe("references", () => {
  const currency = '{"type":"enum","name":"Currency","namespace":"shop","symbols":["EUR"]}';
  const price = '{"type":"record","name":"Price","namespace":"shop","fields":[{"name":"c","type":"shop.Currency"}]}';
  const to = (subject: string, version = 1) => ({ references: [{ name: "shop.Currency", subject, version }] });

  it("are found in the referring schema's context, kept, and told of the other way round", () => {
    const { register, value } = registryOnSqlite();
    register(":.c:currency", currency);
    expect(register(":.c:price", price, to("currency", -1)).references).toEqual([
      { name: "shop.Currency", subject: "currency", version: 1 },
    ]);
    expect(value("referencedBy", { subject: ":.c:currency", version: "1", ...PAGE })).toEqual([2]);
  });

  it("must exist, and may not be deleted while a version needs them", () => {
    const { register, registerRefused, refused, value } = registryOnSqlite();
    expect(registerRefused("price", price, to("currency"))).toBe(42201);
    register("currency", currency);
    register("price", price, to("currency"));
    expect(refused("deleteVersion", { subject: "currency", version: "1", permanent: false })).toBe(42206);
    value("deleteSubject", { subject: "price", permanent: false });
    expect(value("deleteVersion", { subject: "currency", version: "1", permanent: false })).toBe(1);
    expect(registerRefused("price", price, to("currency"))).toBe(42201);
  });

  it("need not be known to who looks the schema up, or asks for it whole", () => {
    const { register, value } = registryOnSqlite();
    register("currency", currency);
    register("price", price, to("currency"));
    const whole = price.replace('"shop.Currency"', currency);
    expect(value("lookUpSchema", { ...AVRO, subject: "price", schema: whole, deleted: false }).version).toBe(1);
    const format = "resolved";
    const { schema } = value("getVersion", { subject: "price", version: "1", deleted: false, format });
    expect(JSON.parse(schema).fields[0].type.symbols).toEqual(["EUR"]);
  });

  it("make another schema of the same text", () => {
    const { register } = registryOnSqlite();
    register("a", currency);
    register("b", currency);
    expect(register("one", price, to("a")).id).not.toBe(register("other", price, to("b")).id);
  });

  it("cannot be multiplied until the registry gives up", () => {
    const { register, registerRefused, value } = registryOnSqlite();
    value("changeSettings", NONE);
    const type = (n: number) => record(`T${n}`);
    register("t0", type(0));
    const twice = (n: number) => [
      { name: `T${n}`, subject: `t${n}`, version: 1 },
      { name: `U${n}`, subject: `t${n}`, version: 1 },
    ];
    const results = Array.from({ length: 12 }, (_, n) =>
      registerRefused(`t${n + 1}`, type(n + 1), { references: twice(n) }),
    );
    expect(results.every((code) => code === 200 || code === 42201)).toBe(true);
    expect(results).toContain(42201);
  });
});
