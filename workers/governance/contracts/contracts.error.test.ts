import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { call, contractOfType, stored, withFields } from "./test-client.ts";

const FUZZ_TIMEOUT_MS = 60_000;
const good = contractOfType("quiz_refused");

describe("sending a document", () => {
  it.each([
    ["no body", "", 422],
    ["no YAML", "a: [1", 422],
    ["a list", "- 1", 422],
    ["two names alike", "id: a\nid: b", 422],
    ["an anchor that could grow", "a: &a [1]\nb: [*a, *a]", 422],
    [
      "a number without end",
      stringify({ ...good, price: { priceAmount: 1 } }).replace("priceAmount: 1", "priceAmount: .inf"),
      422,
    ],
    ["half a character in a name", JSON.stringify({ ...good, x: 1 }).replace('"x"', '"\\ud800"'), 422],
    ["a tag", stringify(good).replace("kind: ", "kind: !!str "), 422],
    ["deep YAML", `a: ${"[".repeat(5_000)}${"]".repeat(5_000)}`, 422],
    ["deep JSON", `{"a":${"[".repeat(5_000)}${"]".repeat(5_000)}}`, 422],
    ["__proto__ in it", '{"__proto__":{"id":"x"}}', 422],
    ["more than it may hold", `name: "${"x".repeat(300_000)}"`, 413],
    ["an ODCS that nobody knows", stringify({ ...good, apiVersion: "v9.0.0" }), 422],
    ["a field that ODCS does not know", stringify({ ...good, colour: "red" }), 422],
    ["an id that fits no address", stringify({ ...good, id: "a b" }), 422],
    ["an id that is a word of the address", stringify({ ...good, id: "check" }), 422],
  ])("with %s is refused", async (_, body, status) => {
    expect(
      (await call("POST", "/v1/contracts", { body, headers: { "content-type": "application/yaml" } })).status,
    ).toBe(status);
  });

  it("names the place that does not fit and what would", async () => {
    const document = withFields(good, ([first, ...others]) => [{ ...first, logicalType: "strin" } as never, ...others]);
    const { body } = await call("POST", "/v1/contracts", { body: { ...document, status: undefined } });
    expect(body.code).toBe("invalid_contract");
    expect(body.errors).toEqual([
      { field: "status", detail: "is required" },
      { field: "schema[0].properties[0].logicalType", detail: expect.stringContaining('"timestamp"') },
    ]);
  });

  it("needs JSON or YAML", async () => {
    const { status } = await call("POST", "/v1/contracts", { body: good, headers: { "content-type": "text/html" } });
    expect(status).toBe(415);
  });

  it(
    "never fails, whatever the document",
    async () => {
      const key = fc.constantFrom(
        "schema",
        "slaProperties",
        "customProperties",
        "team",
        "description",
        "version",
        "id",
      );
      const text = fc.oneof(
        fc.string({ unit: "binary" }),
        fc.json(),
        fc.tuple(key, fc.jsonValue()).map(([name, value]) => JSON.stringify({ ...good, [name]: value })),
        fc
          .tuple(key, fc.jsonValue())
          .map(([name, value]) =>
            JSON.stringify({ ...good, schema: [{ ...good.schema[0], properties: [{ name: "a", [name]: value }] }] }),
          ),
      );
      await fc.assert(
        fc.asyncProperty(text, async (body) => {
          expect([200, 400, 422]).toContain((await call("POST", "/v1/contracts/check", { body })).status);
        }),
        { numRuns: 150 },
      );
    },
    FUZZ_TIMEOUT_MS,
  );
});

describe("becoming active", () => {
  it("asks for every rule to be kept, and names what is missing", async () => {
    const { team: _, ...ownerless } = contractOfType("quiz_ownerless");
    await stored(ownerless);
    const moved = await call("POST", `/v1/contracts/${ownerless.id}/transitions`, {
      body: { to: "active", reason: "go" },
    });
    expect([moved.status, moved.body.code]).toEqual([422, "invalid_contract"]);
    expect(moved.body.errors).toEqual([{ field: "team.name", detail: "must name the team that owns the data" }]);
  });

  it.each([
    ["^(a+)+$", "without end"],
    ["^.*.*.*$", "must be simpler"],
    ["^(a|a)*$", "without end"],
    ["a", "must begin with ^"],
    ["^(a)\\1$", "back references"],
    ["^(", "must be a regular expression"],
  ])("refuses the pattern %s, because anybody may send text to match it", async (pattern, detail) => {
    const contract = withFields(contractOfType("quiz_pattern"), ([first]) => [
      { ...(first as object), logicalType: "string", logicalTypeOptions: { maxLength: 1_000, pattern } } as never,
    ]);
    const { body } = await call("POST", "/v1/contracts/check", { body: contract });
    expect(body.faults).toMatchObject([{ rule: "payload", detail: expect.stringContaining(detail) }]);
  });

  it("is refused to a second contract of the same event type, also when a file has it", async () => {
    await stored(contractOfType("quiz_shared"), "active");
    const rivals = [
      { ...contractOfType("quiz_shared"), id: "shop.rival" },
      { ...contractOfType("page_viewed"), id: "shop.page-rival" },
    ];
    for (const rival of rivals) {
      await stored(rival);
      const moved = await call("POST", `/v1/contracts/${rival.id}/transitions`, {
        body: { to: "active", reason: "go" },
      });
      expect([moved.status, moved.body.code]).toEqual([409, "conflict"]);
    }
  });

  it("happens once when two contracts of one event type try at the same time", async () => {
    const rivals = ["one", "two", "three"].map((id) => ({ ...contractOfType("quiz_raced"), id: `shop.${id}` }));
    await Promise.all(rivals.map((rival) => stored(rival)));
    const moves = await Promise.all(
      rivals.map(({ id }) => call("POST", `/v1/contracts/${id}/transitions`, { body: { to: "active", reason: "go" } })),
    );
    expect(moves.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
  });
});

describe("changing a contract in force", () => {
  it.each([
    ["a field taken away", "field_removed", (c: typeof good) => withFields(c, (fields) => fields.slice(1))],
    [
      "a field required that was not",
      "required",
      (c: typeof good) => withFields(c, (fields) => fields.map((field) => ({ ...field, required: true }))),
    ],
    [
      "a shorter text",
      "maxLength",
      (c: typeof good) =>
        withFields(c, (fields) => fields.map((field) => ({ ...field, logicalTypeOptions: { maxLength: 1 } }))),
    ],
    [
      "a longer retention",
      "kept",
      (c: typeof good) => ({
        ...c,
        slaProperties: c.slaProperties.map((level) =>
          level.property === "retention" ? { ...level, value: 3_000 } : level,
        ),
      }),
    ],
    [
      "another purpose",
      "requiredPurpose",
      (c: typeof good) => ({
        ...c,
        customProperties: c.customProperties.map((own) =>
          own.property === "requiredPurpose" ? { ...own, value: "marketing" } : own,
        ),
      }),
    ],
  ])("is refused for %s, with the reason", async (name, reason, change) => {
    const contract = contractOfType(`quiz_${name.replaceAll(/[^a-z]+/g, "_")}`);
    const etag = await stored(contract, "active");
    const worse = { ...change(contract), version: "2.0.0" };
    const put = await call("PUT", `/v1/contracts/${contract.id}`, { body: worse, headers: { "if-match": etag } });
    expect([put.status, put.body.code]).toEqual([409, "breaking_change"]);
    const told = JSON.stringify(put.body.errors);
    expect(told).toContain(reason === "field_removed" ? "is gone" : reason);
    expect((await call("GET", `/v1/contracts/${contract.id}`)).body.version).toBe("1.0.0");
  });

  it("needs a higher version, the tag that was read, and the contract's own id", async () => {
    const contract = contractOfType("quiz_tagged");
    const etag = await stored(contract, "active");
    const path = `/v1/contracts/${contract.id}`;
    const renamed = { ...contract, name: "Another name" };
    const put = async (body: unknown, headers: Record<string, string>) =>
      (await call("PUT", path, { body, headers })).status;
    expect(await put(renamed, {})).toBe(428);
    expect(await put(renamed, { "if-match": '"0-0"' })).toBe(412);
    expect(await put(renamed, { "if-match": etag })).toBe(409);
    expect(await put({ ...renamed, id: "shop.other" }, { "if-match": etag })).toBe(422);
    expect(await put({ ...renamed, version: "1.0.1" }, { "if-match": etag })).toBe(200);
    expect(await put({ ...renamed, version: "1.0.2" }, { "if-match": etag })).toBe(412);
  });

  it("lets one of many through when they come at the same time, and no revision is lost", async () => {
    const contract = contractOfType("quiz_crowded");
    const etag = await stored(contract, "active");
    const puts = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        call("PUT", `/v1/contracts/${contract.id}`, {
          body: { ...contract, name: `Name ${index}`, version: `1.0.${index + 1}` },
          headers: { "if-match": etag },
        }),
      ),
    );
    expect(puts.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(puts.filter(({ status }) => status === 412)).toHaveLength(7);
    const { revisions } = (await call("GET", `/v1/contracts/${contract.id}/versions`)).body;
    expect((revisions as { revision: number }[]).map(({ revision }) => revision)).toEqual([3, 2, 1]);
  });

  it("ends with its retirement", async () => {
    const contract = contractOfType("quiz_over");
    const etag = await stored(contract, "active", "deprecated", "retired");
    const body = { ...contract, version: "1.1.0" };
    expect((await call("PUT", `/v1/contracts/${contract.id}`, { body, headers: { "if-match": etag } })).status).toBe(
      409,
    );
    const again = await call("POST", `/v1/contracts/${contract.id}/transitions`, {
      body: { to: "active", reason: "no" },
    });
    expect([again.status, again.body.detail]).toEqual([409, "A retired contract stays retired: make a new one."]);
  });
});

describe("asking for what is not there", () => {
  it.each([
    ["GET", "/v1/contracts/nobody.has.this"],
    ["GET", "/v1/contracts/nobody.has.this/versions"],
    ["GET", "/v1/contracts/nobody.has.this/json-schema"],
    ["GET", "/v1/contracts/nearshelf.events.raw/versions/9.9.9"],
    ["GET", "/docs/contracts/nobody.has.this"],
  ])("%s %s answers 404", async (method, path) => {
    expect((await call(method, path)).status).toBe(404);
  });

  it.each(["__proto__", "%00", "a".repeat(200), "' OR 1=1"])("refuses the id %s", async (id) => {
    expect([404, 422]).toContain((await call("GET", `/v1/contracts/${encodeURIComponent(id)}`)).status);
  });
});
