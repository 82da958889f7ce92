import { describe, expect, it } from "vitest";
import { call, register } from "./test-client.ts";

const TYPE = "application/vnd.schemaregistry.v1+json";
const record = (name: string, ...fields: object[]) => ({ type: "record", name, fields });
const text = { name: "a", type: "string" };
let subjects = 0;
const fresh = (): string => `happy-${subjects++}`;

describe("a subject's life over HTTP", () => {
  it("goes from its first version to its last deletion", async () => {
    const subject = fresh();
    const registered = await register(subject, record("Life", text));
    const { id } = registered.json as { id: number };
    expect(registered.json).toEqual({ id: expect.any(Number) });
    const schema = JSON.stringify(record("Life", text));
    expect((await call("GET", `/subjects/${subject}/versions/latest/`)).json).toEqual({
      subject,
      version: 1,
      id,
      schema: expect.any(String),
    });
    expect((await call("POST", `/subjects/${subject}`, { body: { schema } })).json).toEqual({
      subject,
      version: 1,
      id,
      schema: expect.any(String),
    });
    const byId = await call("GET", `/schemas/ids/${id}`);
    expect(JSON.parse((byId.json as { schema: string }).schema)).toEqual(record("Life", text));
    expect(byId.headers.get("cache-control")).toBe("private, max-age=86400, immutable");
    expect((await call("GET", `/schemas/ids/${id}/schema`)).json).toEqual(record("Life", text));
    expect((await call("GET", `/schemas/ids/${id}?fetchMaxId=true`)).json).toMatchObject({ maxId: expect.any(Number) });
    expect((await call("GET", `/schemas/ids/${id}/versions`)).json).toEqual([{ subject, version: 1 }]);
    expect((await call("GET", `/schemas/ids/${id}/subjects`)).json).toEqual([subject]);
    expect((await call("DELETE", `/subjects/${subject}/versions/1`)).json).toBe(1);
    expect((await call("GET", `/subjects/${subject}/versions/1?deleted=true`)).json).toMatchObject({ deleted: true });
    expect((await call("DELETE", `/subjects/${subject}?permanent=true`)).json).toEqual([1]);
    expect((await call("GET", `/subjects/${subject}/versions`)).json).toEqual({
      error_code: 40401,
      message: `Subject '${subject}' not found.`,
    });
  });

  it("says more to clients that take what they do not know", async () => {
    const headers = { "confluent-accept-unknown-properties": "true" };
    const answer = await call("POST", `/subjects/${fresh()}/versions`, {
      body: { schema: '"string"', novel: 1 },
      headers,
    });
    const { id, guid } = answer.json as { id: number; guid: string };
    expect(answer.json).toEqual({ id, version: 1, guid, schema: '"string"' });
    expect((await call("GET", `/schemas/guids/${guid}`)).json).toEqual({ schema: '"string"', guid });
    expect((await call("GET", `/schemas/guids/${guid}/ids`)).json).toEqual([{ context: ".", id }]);
  });

  it("holds names that a path must escape", async () => {
    const subject = "a/b c?d#e:f%ü";
    await register(subject, '"string"');
    expect((await call("GET", `/subjects/${encodeURIComponent(subject)}/versions`)).json).toEqual([1]);
    expect((await call("GET", `/subjects?subjectPrefix=${encodeURIComponent("a/b")}`)).json).toEqual([subject]);
  });
});

describe("compatibility over HTTP", () => {
  it("is told shortly, or with reasons", async () => {
    const subject = fresh();
    await register(subject, record("C", text));
    const body = { schema: JSON.stringify(record("C", text, { name: "b", type: "int" })) };
    const path = `/compatibility/subjects/${subject}/versions`;
    expect((await call("POST", `${path}/latest`, { body })).json).toEqual({ is_compatible: false });
    const verbose = (await call("POST", `${path}?verbose=true`, { body })).json as { messages: string[] };
    expect(verbose.messages.join()).toContain("READER_FIELD_MISSING_DEFAULT_VALUE");
    expect((await call("POST", `${path}/9`, { body })).json).toMatchObject({ error_code: 40402 });
    expect((await call("POST", "/compatibility/subjects/none/versions/latest", { body })).json).toEqual({
      is_compatible: true,
    });
    expect((await call("POST", `/subjects/${subject}/versions`, { body })).json).toMatchObject({
      error_code: 409,
      message: expect.stringMatching(/^Schema being registered is incompatible with an earlier schema for subject/),
    });
  });

  it("of JSON Schemas may be judged leniently", async () => {
    const subject = fresh();
    const json = (properties: object) => ({
      schemaType: "JSON",
      schema: JSON.stringify({ type: "object", properties }),
    });
    await call("POST", `/subjects/${subject}/versions`, { body: json({ a: { type: "string" } }) });
    const body = json({ a: { type: "string" }, b: { type: "string" } });
    expect((await call("POST", `/subjects/${subject}/versions`, { body })).status).toBe(409);
    await call("PUT", `/config/${subject}`, { body: { compatibilityPolicy: "lenient" } });
    expect((await call("POST", `/subjects/${subject}/versions`, { body })).status).toBe(200);
    expect((await call("GET", `/subjects/${subject}/versions/2`)).json).toMatchObject({ schemaType: "JSON" });
  });
});

describe("settings and modes over HTTP", () => {
  it("are put, got and deleted", async () => {
    const subject = fresh();
    expect((await call("GET", `/config/${subject}`)).json).toMatchObject({ error_code: 40408 });
    expect((await call("GET", `/config/${subject}?defaultToGlobal=true`)).json).toEqual({
      compatibilityLevel: "BACKWARD",
    });
    expect((await call("PUT", `/config/${subject}`, { body: { compatibility: "full" } })).json).toEqual({
      compatibility: "FULL",
    });
    expect((await call("GET", `/config/${subject}`)).json).toEqual({ compatibilityLevel: "FULL" });
    expect((await call("DELETE", `/config/${subject}`)).json).toEqual({ compatibilityLevel: "FULL" });
    expect((await call("PUT", "/config", { body: { compatibility: "nope" } })).json).toMatchObject({
      error_code: 42203,
    });
    expect((await call("GET", "/mode")).json).toEqual({ mode: "READWRITE" });
    expect((await call("PUT", `/mode/${subject}`, { body: { mode: "READONLY" } })).json).toEqual({ mode: "READONLY" });
    expect((await register(subject, '"string"')).json).toMatchObject({ error_code: 42205 });
    expect((await call("DELETE", `/mode/${subject}`)).json).toEqual({ mode: "READONLY" });
    expect((await call("PUT", "/mode", { body: { mode: "nope" } })).json).toMatchObject({ error_code: 42204 });
  });
});

describe("contexts over HTTP", () => {
  it("are named by the subject or by the path", async () => {
    await register(":.shop:orders", '"string"');
    const inPath = "/contexts/.shop";
    expect((await call("GET", `${inPath}/subjects`)).json).toEqual([":.shop:orders"]);
    expect((await call("GET", `${inPath}/subjects/orders/versions`)).json).toEqual([1]);
    expect((await call("GET", `${inPath}/schemas/ids/1`)).json).toEqual({ schema: '"string"' });
    expect((await call("GET", "/schemas/ids/1?subject=:.shop:")).json).toEqual({ schema: '"string"' });
    expect((await call("GET", "/schemas/ids/1?subject=orders")).json).toEqual({ schema: '"string"' });
    expect((await call("GET", "/contexts")).json).toEqual([".", ".shop"]);
  });
});

describe("the server", () => {
  it("tells what it is", async () => {
    for (const path of ["", "/"]) expect((await call("GET", path)).json).toEqual({});
    expect((await call("GET", "/schemas/types/")).json).toEqual(["AVRO", "JSON", "PROTOBUF"]);
    expect((await call("GET", "/v1/metadata/id")).json).toMatchObject({ id: "", scope: { path: [] } });
    expect((await call("GET", "/v1/metadata/version")).json).toMatchObject({ version: expect.any(String) });
    expect((await call("GET", "/exporters")).json).toEqual([]);
    const listed = (await call("GET", "/schemas?latestOnly=true&limit=2")).json as unknown[];
    expect(listed).toHaveLength(2);
  });

  it.each([
    [undefined, TYPE],
    ["application/json, text/plain, */*", "application/json"],
    ["text/html, */*; q=.2", TYPE],
    [
      "application/vnd.schemaregistry.v2+json; q=0.1, application/vnd.schemaregistry+json; q=0.9",
      "application/vnd.schemaregistry+json",
    ],
    ["application/*", TYPE],
    ["*/does_not_matter", TYPE],
    ["*", TYPE],
  ])("answers to Accept %j with %s", async (accept, type) => {
    const answer = await call("GET", "/subjects", { headers: accept === undefined ? {} : { accept } });
    expect([answer.status, answer.headers.get("content-type")]).toEqual([200, type]);
  });

  it("reads plain bytes and other charsets", async () => {
    const level = { compatibility: "NONE" };
    const sent = { body: JSON.stringify(level), headers: { "content-type": "application/octet-stream" } };
    expect((await call("PUT", "/config/octets", sent)).json).toEqual(level);
    const utf16 = new Uint8Array(
      Uint16Array.from(`\ufeff${JSON.stringify(level)}`, (char) => char.charCodeAt(0)).buffer,
    );
    const headers = { "content-type": `${TYPE}; charset=utf-16` };
    expect((await call("PUT", "/config/wide", { body: utf16, headers })).json).toEqual(level);
  });
});
