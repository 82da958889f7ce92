import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SCHEMA_MAX_BYTES } from "../../../core/registry/limits.ts";
import { REGISTRY_BODY_MAX_BYTES } from "./request-body.ts";
import { call, register } from "./test-client.ts";

const ROUTES: readonly (readonly [method: string, path: string])[] = [
  ["GET", "/subjects"],
  ["GET", "/schemas"],
  ["GET", "/schemas/ids/{}"],
  ["GET", "/schemas/ids/{}/schema"],
  ["GET", "/schemas/ids/{}/subjects"],
  ["GET", "/schemas/ids/{}/versions"],
  ["GET", "/schemas/guids/{}"],
  ["GET", "/schemas/guids/{}/ids"],
  ["GET", "/contexts"],
  ["GET", "/contexts/{}/subjects"],
  ["GET", "/subjects/{}/versions"],
  ["GET", "/subjects/{}/metadata"],
  ["GET", "/subjects/fuzzed/versions/{}"],
  ["GET", "/subjects/{}/versions/{}/schema"],
  ["GET", "/subjects/{}/versions/{}/referencedby"],
  ["POST", "/subjects/{}"],
  ["POST", "/subjects/{}/versions"],
  ["DELETE", "/subjects/{}"],
  ["DELETE", "/subjects/{}/versions/{}"],
  ["POST", "/compatibility/subjects/{}/versions"],
  ["POST", "/compatibility/subjects/fuzzed/versions/{}"],
  ["GET", "/config/{}"],
  ["PUT", "/config/{}"],
  ["DELETE", "/config/{}"],
  ["GET", "/mode/{}"],
  ["PUT", "/mode/{}"],
  ["DELETE", "/mode/{}"],
  ["GET", "/{}"],
];

const schemaText = fc.oneof(
  fc.json({ maxDepth: 6 }),
  fc.string({ unit: "binary" }),
  fc.constantFrom('"string"', '{"type":"record","name":"R","fields":[]}', '{"type":["R"]}', 'syntax = "proto3";'),
);
const requestBody = fc.oneof(
  fc.json().map((text) => text),
  fc.uint8Array({ maxLength: 64 }),
  fc
    .record(
      {
        schema: schemaText,
        schemaType: fc.constantFrom("AVRO", "JSON", "PROTOBUF", "avro", "X", 1, null),
        references: fc.oneof(
          fc.array(fc.record({ name: fc.string(), subject: fc.string({ unit: "binary" }), version: fc.integer() }), {
            maxLength: 3,
          }),
          fc.jsonValue(),
        ),
        metadata: fc.jsonValue(),
        ruleSet: fc.jsonValue(),
        id: fc.oneof(fc.integer(), fc.jsonValue()),
        version: fc.oneof(fc.integer(), fc.jsonValue()),
        compatibility: fc.oneof(fc.constantFrom("FULL", "NONE"), fc.jsonValue()),
        mode: fc.oneof(fc.constantFrom("READWRITE"), fc.jsonValue()),
        alias: fc.jsonValue(),
      },
      { requiredKeys: [] },
    )
    .map((value) => JSON.stringify(value)),
);
const segment = fc.oneof(
  fc.constantFrom("fuzzed", "latest", "1", ":.ctx:s", ":.:", "%", "%zz", "%00", "%ED%A0%80"),
  fc.string({ unit: "binary", maxLength: 20 }).map((text) => encodeURIComponent(text.toWellFormed())),
);
const query = fc.oneof(
  fc.constantFrom(
    "",
    "?deleted=true",
    "?offset=-1&limit=-5",
    "?limit=99999999999",
    "?verbose=true&normalize=true",
    "?subject=%00",
  ),
  fc.webQueryParameters().map((text) => `?${text}`),
);

describe("whatever is sent", () => {
  it("is answered with the registry's own shape, and never as a fault of the server", async () => {
    await register("fuzzed", '"string"');
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...ROUTES),
        fc.array(segment, { minLength: 2, maxLength: 2 }),
        query,
        requestBody,
        async ([method, path], [first = "", second = ""], parameters, body) => {
          const target = `${path.replace("{}", first).replace("{}", second)}${parameters}`;
          const answer = await call(method, target, method === "GET" || method === "DELETE" ? {} : { body });
          expect({ target, status: answer.status, answer: answer.text }).toMatchObject({ status: expect.any(Number) });
          expect(answer.status).toBeLessThan(500);
          if (answer.status >= 400)
            expect(answer.json).toEqual({ error_code: expect.any(Number), message: expect.any(String) });
        },
      ),
      { numRuns: 600 },
    );
  }, 60_000);

  it.each([
    ["wrong", "{"],
    ["of an unknown type", '{"type":"record","name":"R","fields":[{"name":"a","type":"str"}]}'],
    ["larger than a megabyte", JSON.stringify({ type: "string", doc: "x".repeat(SCHEMA_MAX_BYTES) })],
    ["nested deeply", `${'{"type":"array","items":'.repeat(20_000)}"int"${"}".repeat(20_000)}`],
  ])("a schema that is %s is refused with 42201 in every language", async (_, schema) => {
    for (const schemaType of ["AVRO", "JSON", "PROTOBUF"]) {
      if (schemaType === "JSON" && schema.includes('"str"')) continue;
      const answer = await register("hostile", schema, { schemaType });
      expect(answer.json).toMatchObject({ error_code: 42201 });
    }
  });
});

describe("a request that cannot be read", () => {
  it.each([
    [{ body: {} }, 42201, "Empty schema"],
    [{ body: { invalid_field: "x" } }, 422, "Unrecognized field: invalid_field"],
    [{ body: '"invalid"' }, 400, "HTTP 400 Bad Request"],
    [{ body: "{" }, 400, "HTTP 400 Bad Request"],
    [{ body: { schema: '"string"', schemaType: "THRIFT" } }, 42201, "Invalid schemaType: one of AVRO, JSON, PROTOBUF"],
    [{ body: "{}", headers: { "content-type": "text/html" } }, 415, "HTTP 415 Unsupported Media Type"],
    [{ body: "{}", headers: { accept: "text/*" } }, 406, "HTTP 406 Not Acceptable"],
    [{ body: " ".repeat(REGISTRY_BODY_MAX_BYTES + 1) }, 413, "HTTP 413 Request Entity Too Large"],
  ])("is told what is wrong with %#", async (options, code, message) => {
    const answer = await call("POST", "/subjects/unread/versions", options);
    expect(answer.json).toEqual({ error_code: code, message });
    expect(answer.status).toBe(Number(String(code).slice(0, 3)));
  });

  it.each([
    ["/schemas/ids/invalid", 404, "HTTP 404 Not Found"],
    ["/schemas/ids/123456789", 40403, "Schema 123456789 not found"],
    ["/schemas/ids/123456789/versions", 40403, "Schema 123456789 not found"],
    ["/nothing/here", 404, "HTTP 404 Not Found"],
    [`/subjects?subjectPrefix=${"x".repeat(9_000)}`, 414, "HTTP 414 URI Too Long"],
  ])("%s is answered %d", async (path, code, message) => {
    expect((await call("GET", path)).json).toEqual({ error_code: code, message });
  });
});

describe("without the right key", () => {
  it.each([
    ["Bearer sk_unknownunknownunknownunknownunkn", 40101],
    ["Basic !!!", 40101],
    [`Basic ${btoa("anyone:pk_testtesttesttesttesttesttesttest")}`, 40301],
  ])("%s opens nothing", async (authorization, code) => {
    expect((await call("GET", "/subjects", { headers: { authorization } })).json).toMatchObject({ error_code: code });
  });

  it("a caller is asked for one", async () => {
    const answer = await call("GET", "/subjects", { headers: { authorization: "" } });
    expect(answer.status).toBe(401);
    expect(answer.headers.get("www-authenticate")).toBe('Basic realm="nearshelf"');
  });
});
