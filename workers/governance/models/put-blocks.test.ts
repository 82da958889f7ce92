import { beforeEach, describe, expect, it } from "vitest";
import { cutSnapshot } from "../../../core/blocks/cut-snapshot.ts";
import { bindings } from "../../../test/workerd/bindings.ts";
import { call, reportWith, snapshotOf, versionOf } from "./test-client.ts";

const snapshot = snapshotOf("a", "b");
const version = versionOf(snapshot);
const path = `/v1/models/${version}`;
const cut = cutSnapshot(snapshot);
const [block = new Uint8Array()] = [...cut.blocks];
const report = reportWith({ decision: "promote", against: null });

beforeEach(async () => {
  const { objects } = await bindings.MODELS.list();
  await bindings.MODELS.delete(objects.map(({ key }) => key));
});

describe("a model that is too large for a snapshot", () => {
  it("is stored as blocks, then their directory, and can be promoted", async () => {
    const stored = await call("PUT", `${path}/blocks/0`, { binary: block });
    expect(await stored.json()).toEqual({ version, block: 0, bytes: block.byteLength });
    const directory = await call("PUT", `${path}/directory`, { binary: cut.directory });
    expect(await directory.json()).toEqual({ version, blocks: 1, items: 2, sessions: 10 });
    const completed = await call("PUT", path, { json: report });
    expect(await completed.json()).toMatchObject({ version, bytes: cut.directory.byteLength });
    expect((await call("POST", `${path}/promotion`, { json: {} })).status).toBe(200);
    expect(await (await call("GET", "/v1/models")).json()).toMatchObject({ active: { version } });
  });

  it("is not complete while a block is missing", async () => {
    expect((await call("PUT", `${path}/directory`, { binary: cut.directory })).status).toBe(422);
    expect((await call("PUT", path, { json: report })).status).toBe(409);
  });

  it("takes no block of another number or model, no damaged one, and nothing from who may not", async () => {
    const other = versionOf(snapshotOf("a", "c"));
    const damaged = block.slice();
    damaged[damaged.length - 1] = (damaged[damaged.length - 1] ?? 0) ^ 1;
    expect((await call("PUT", `${path}/blocks/1`, { binary: block })).status).toBe(422);
    expect((await call("PUT", `/v1/models/${other}/blocks/0`, { binary: block })).status).toBe(422);
    expect((await call("PUT", `${path}/blocks/0`, { binary: damaged })).status).toBe(422);
    expect((await call("PUT", `${path}/blocks/0`, { binary: block, as: "merchandiser" })).status).toBe(403);
    expect((await bindings.MODELS.list()).objects).toEqual([]);
  });
});
