import { describe, expect, it } from "vitest";
import { parse, stringify } from "yaml";
import { createContractCatalogue } from "../../../adapters/contract-store/d1-contract-catalogue.ts";
import { allContracts } from "../../../core/contracts/catalogue.ts";
import { registrySubjectOf } from "../../../core/contracts/contract-properties.ts";
import { compileContract } from "../../../core/contracts/event-contract.ts";
import { call as callRegistry } from "../registry/test-client.ts";
import { call, contractOfType, env, stored, withFields } from "./test-client.ts";

const note = {
  name: "note",
  logicalType: "string",
  physicalType: "string",
  description: "A remark.",
  classification: "public",
  logicalTypeOptions: { maxLength: 20 },
};

describe("listing contracts", () => {
  it("pages through every file of the deployment, in order of id", async () => {
    const ids: string[] = [];
    let next: unknown = "";
    while (next !== null) {
      const { body } = await call("GET", `/v1/contracts?limit=20${next === "" ? "" : `&cursor=${next}`}`);
      ids.push(...(body.contracts as { id: string }[]).map(({ id }) => id));
      next = body.next;
    }
    for (const { source } of allContracts()) expect(ids).toContain(source.id);
    expect(ids).toEqual([...new Set(ids)].sort());
  });

  it("filters by event type, domain and state", async () => {
    const byType = await call("GET", "/v1/contracts?eventType=order_completed");
    expect(byType.body.contracts).toMatchObject([
      { id: "nearshelf.events.order_completed", type: "order_completed", status: "active", revision: 0 },
    ]);
    const identity = (await call("GET", "/v1/contracts?domain=identity&limit=100")).body.contracts as {
      domain: string;
    }[];
    expect(new Set(identity.map(({ domain }) => domain))).toEqual(new Set(["identity"]));
    expect((await call("GET", "/v1/contracts?status=retired")).body.contracts).toEqual([]);
  });
});

describe("a contract's payload schema", () => {
  it("stands under its subject of the registry once the contract is in force, and not before", async () => {
    const document = contractOfType("schema_stands");
    const subject = registrySubjectOf(document) ?? "";
    const latest = () => callRegistry("GET", `/subjects/${subject}/versions/latest`);
    expect((await call("POST", "/v1/contracts", { body: document })).status).toBe(201);
    expect((await latest()).status).toBe(404);
    const body = { to: "active", reason: "ready" };
    expect((await call("POST", `/v1/contracts/${document.id}/transitions`, { body })).status).toBe(200);
    const { schema } = (await latest()).json as { readonly schema: string };
    expect(JSON.parse(schema)).toMatchObject({ type: "record", name: "SchemaStands" });
  });
});

describe("reading a contract", () => {
  it("gives JSON or YAML of the same document by Accept, and 304 for its tag", async () => {
    const path = "/v1/contracts/nearshelf.events.page_viewed";
    const json = await call("GET", path);
    const yaml = await call("GET", path, { headers: { accept: "application/yaml" } });
    expect(yaml.headers.get("content-type")).toContain("application/yaml");
    expect(parse(yaml.text)).toEqual(json.body);
    const etag = json.headers.get("etag") ?? "";
    expect((await call("GET", path, { headers: { "if-none-match": etag } })).status).toBe(304);
  });

  it("gives the JSON Schema of the event for editors", async () => {
    const { headers, body } = await call("GET", "/v1/contracts/nearshelf.events.order_completed/json-schema");
    expect(headers.get("content-type")).toContain("application/schema+json");
    expect(body).toMatchObject({ type: "object", required: ["order_id", "products"], additionalProperties: false });
  });
});

describe("the life of a contract", () => {
  it("goes from draft to retired, and keeps who, when and why", async () => {
    const contract = contractOfType("quiz_started");
    const path = `/v1/contracts/${contract.id}`;
    await stored(contract);
    for (const to of ["active", "deprecated", "active", "deprecated", "retired"]) {
      const moved = await call("POST", `${path}/transitions`, { body: { to, reason: `now ${to}` }, sub: "jo" });
      expect([moved.status, moved.body.status]).toEqual([200, to]);
    }
    const { revisions } = (await call("GET", `${path}/versions`)).body as { revisions: Record<string, unknown>[] };
    expect(revisions.map(({ revision, action, status }) => [revision, action, status])).toEqual([
      [6, "moved", "retired"],
      [5, "moved", "deprecated"],
      [4, "moved", "active"],
      [3, "moved", "deprecated"],
      [2, "moved", "active"],
      [1, "created", "draft"],
    ]);
    expect(revisions[0]).toMatchObject({ reason: "now retired", actor: "jo", actorKind: "token" });
    expect(new Set(revisions.map(({ sha256 }) => sha256)).size).toBe(1);
  });

  it("lets a draft be anything that ODCS accepts, and says what keeps it from being active", async () => {
    const { id } = contractOfType("quiz_sketched");
    const sketch = { apiVersion: "v3.1.0", kind: "DataContract", id, version: "0.1.0", status: "draft" };
    const made = await call("PUT", `/v1/contracts/${id}`, { body: stringify(sketch) });
    expect(made.status).toBe(201);
    const rules = new Set((made.body.faults as { rule: string }[]).map(({ rule }) => rule));
    expect([...rules].sort()).toEqual([
      "binding",
      "classification",
      "description",
      "owner",
      "purpose",
      "quality",
      "retention",
      "serviceLevel",
    ]);
  });
});

describe("changing a contract in force", () => {
  it("takes a compatible change with a higher version, and tells it", async () => {
    const contract = contractOfType("quiz_answered");
    const etag = await stored(contract, "active");
    const wider = withFields({ ...contract, version: "1.1.0" }, (fields) => [...fields, note]);
    const path = `/v1/contracts/${contract.id}`;
    const changed = await call("PUT", path, { body: stringify(wider), headers: { "if-match": etag } });
    expect([changed.status, changed.body.contract]).toMatchObject([200, { version: "1.1.0", status: "active" }]);
    expect(changed.body.changes).toMatchObject([{ level: "compatible", kind: "field_added" }]);
    expect((await call("GET", `${path}/versions/1.0.0`)).body).toMatchObject({ version: "1.0.0" });
    expect((await call("GET", path)).body).toMatchObject({ version: "1.1.0", status: "active" });
  });

  it("changes nothing when the document is equal, however its names are ordered", async () => {
    const contract = contractOfType("quiz_repeated");
    const etag = await stored(contract, "active");
    const shuffled = Object.fromEntries(Object.entries({ ...contract, status: "active" }).reverse());
    const again = await call("PUT", `/v1/contracts/${contract.id}`, { body: shuffled, headers: { "if-match": etag } });
    expect([again.status, again.headers.get("etag")]).toEqual([200, etag]);
  });

  it("stores a file's successor over the file", async () => {
    const path = "/v1/contracts/nearshelf.events.coupon_denied";
    const { body, headers } = await call("GET", path);
    const next = { ...body, version: "1.0.1", name: "Coupon refused" };
    const put = await call("PUT", path, { body: next, headers: { "if-match": headers.get("etag") ?? "" } });
    expect([put.status, put.body.contract]).toMatchObject([200, { revision: 1, version: "1.0.1", status: "active" }]);
  });

  it("reaches ingestion's catalogue at once, as a validator like a file's", async () => {
    const catalogue = createContractCatalogue(env.GOVERNANCE_DB);
    const before = await catalogue.active();
    expect(await catalogue.active(before?.etag)).toBeNull();
    const contract = withFields(contractOfType("quiz_finished"), () => [{ ...note, required: true }]);
    await stored(contract, "active");
    const after = await catalogue.active(before?.etag);
    const found = after?.contracts.find(({ eventType }) => eventType === "quiz_finished");
    expect(found).toMatchObject({ version: "1.0.0", avro: { name: "QuizFinished", fields: [{ name: "note" }] } });
    const compiled = found === undefined ? null : compileContract(found.document);
    if (compiled?.ok !== true) throw new Error("does not compile");
    expect(compiled.value.validate({ note: "well done" }, "data")).toBeNull();
    expect(compiled.value.validate({ note: "x".repeat(21) }, "data")).toMatchObject({ code: "too_long" });
    expect(compiled.value.validate({}, "data")).toMatchObject({ code: "missing_field", path: "data.note" });
  });
});

describe("a dry run", () => {
  it("tells what a change would break, and changes nothing", async () => {
    const { body } = await call("GET", "/v1/contracts/nearshelf.events.order_completed");
    const contract = body as unknown as ReturnType<typeof contractOfType>;
    const worse = withFields({ ...contract, version: "2.0.0" }, (fields) =>
      fields.filter(({ name }) => name !== "tax"),
    );
    const review = await call("POST", "/v1/contracts/check", { as: "analyst", body: worse });
    expect(review.body).toMatchObject({ breaking: true, refusal: "breaking_change", equal: false });
    expect(review.body.changes).toMatchObject([{ kind: "field_removed", path: "order_completed.tax" }]);
    expect((await call("GET", "/v1/contracts/nearshelf.events.order_completed")).body.version).toBe(contract.version);
  });
});

describe("the record of processing", () => {
  it("tells purposes, people, data, recipients, retention and measures of every contract in force", async () => {
    const { body } = await call("GET", "/v1/contracts/processing-record", { as: "privacy_officer" });
    expect(body.controller).toBe("Shelf & Sons, shop.example");
    const activities = body.activities as { contracts: { id: string }[]; retentionDays: number }[];
    expect(activities.flatMap(({ contracts }) => contracts.map(({ id }) => id))).toContain(
      "nearshelf.events.signed_up",
    );
    for (const activity of activities)
      expect(activity).toMatchObject({
        legalBasis: expect.stringMatching(/^[a-z_]+$/),
        retentionDays: expect.any(Number),
        purposes: expect.arrayContaining([expect.objectContaining({ key: expect.any(String) })]),
        dataCategories: expect.arrayContaining([expect.objectContaining({ key: expect.stringMatching(/^user/) })]),
      });
  });

  it.each([
    ["text/markdown", "# Record of processing activities"],
    ["text/csv", '"Activity","Purposes"'],
  ])("comes as %s too", async (accept, start) => {
    const { headers, text } = await call("GET", "/v1/contracts/processing-record", { headers: { accept } });
    expect(headers.get("content-type")).toContain(accept);
    expect(text.startsWith(start)).toBe(true);
  });
});
