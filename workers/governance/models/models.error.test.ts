import { beforeEach, describe, expect, it } from "vitest";
import { SNAPSHOT_MAX_BYTES } from "../../../adapters/model-store/port.ts";
import { writeSessionLog } from "../../../core/model/session-log-file.ts";
import { bindings } from "../../../test/workerd/bindings.ts";
import { call, logOf, reportWith, snapshotOf, versionOf } from "./test-client.ts";

const snapshot = snapshotOf("a", "b");
const version = versionOf(snapshot);
const report = reportWith({ decision: "promote", against: null });

const refusal = async (response: Response) => ({ status: response.status, ...((await response.json()) as object) });
const put = (binary: BodyInit, path = `/v1/models/${version}/snapshot`) => call("PUT", path, { binary });

beforeEach(async () => {
  const { objects } = await bindings.MODELS.list();
  await bindings.MODELS.delete(objects.map(({ key }) => key));
});

describe("bytes that are no model of this platform", () => {
  const changed = (at: number): ArrayBuffer => {
    const bytes = new Uint8Array(snapshot.slice(0));
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    return bytes.buffer;
  };

  it.each<readonly [string, () => BodyInit, string]>([
    ["nothing", () => new ArrayBuffer(0), "not a file of this platform"],
    [
      "a text",
      () => "this is not a model, however long it may be written, and never was",
      "not a file of this platform",
    ],
    ["a flipped bit", () => changed(snapshot.byteLength - 9), "wrong_checksum"],
    ["another format's magic", () => changed(0), "wrong_magic"],
    ["another format version", () => changed(8), "wrong_version"],
    ["an end cut off", () => snapshot.slice(0, -8), "not as long as its header says"],
    ["something after the end", () => new Blob([snapshot, "more"]), "not as long as its header says"],
    ["the sessions of a model", () => writeSessionLog(logOf("a", "b")), "wrong_magic"],
    [
      "the snapshot of another version",
      () => snapshotOf("a", "c"),
      "the version does not end in this snapshot's checksum",
    ],
  ])("%s is refused, and nothing is stored", async (_, body, detail) => {
    expect(await refusal(await put(body()))).toMatchObject({
      status: 422,
      code: "invalid_request",
      errors: [{ field: "body", detail: expect.stringContaining(detail) }],
    });
    expect((await bindings.MODELS.list()).objects).toEqual([]);
  });

  it("a snapshot in place of the sessions is refused", async () => {
    expect(await refusal(await put(snapshot, `/v1/models/${version}/sessions`))).toMatchObject({
      status: 422,
      errors: [{ field: "body", detail: expect.stringContaining("wrong_magic") }],
    });
  });

  it("a file that says that it is too large is refused before it is read", async () => {
    const header = new Uint8Array(snapshot.slice(0, 64));
    new DataView(header.buffer).setFloat64(16, SNAPSHOT_MAX_BYTES + 8, true);
    expect(await refusal(await put(header))).toMatchObject({ status: 413, code: "body_too_large" });
  });

  it("another content type is refused", async () => {
    const response = await call("PUT", `/v1/models/${version}/snapshot`, { json: {} });
    expect(await refusal(response)).toMatchObject({ status: 415, code: "unsupported_media_type" });
  });
});

describe("a model that is not there", () => {
  it("cannot be completed, promoted or read", async () => {
    expect(await refusal(await call("PUT", `/v1/models/${version}`, { json: report }))).toMatchObject({
      status: 409,
      code: "conflict",
    });
    const elsewhere = [
      await call("POST", `/v1/models/${version}/promotion`),
      await call("GET", `/v1/models/${version}/snapshot`),
      await call("GET", `/v1/models/${version}/sessions`),
    ];
    for (const response of elsewhere) expect(await refusal(response)).toMatchObject({ status: 404, code: "not_found" });
  });

  it("a report that does not say what is asked of one is refused", async () => {
    await put(snapshot);
    const { gate: _, ...without } = report;
    expect(await refusal(await call("PUT", `/v1/models/${version}`, { json: without }))).toMatchObject({
      status: 422,
      code: "invalid_request",
    });
  });

  it("no other name reaches the store", async () => {
    expect((await call("GET", "/v1/models/active.json/snapshot")).status).toBe(422);
    expect((await call("POST", "/v1/models/..%2Factive/promotion")).status).toBe(422);
  });
});

it("only who may write models stores or promotes one", async () => {
  for (const as of ["merchandiser", "analyst", "source", "support", "auditor"] as const) {
    expect((await call("PUT", `/v1/models/${version}/snapshot`, { as, binary: snapshot })).status).toBe(403);
    expect((await call("PUT", `/v1/models/${version}`, { as, json: report })).status).toBe(403);
    expect((await call("POST", `/v1/models/${version}/promotion`, { as })).status).toBe(403);
  }
});
