import { beforeEach, describe, expect, it } from "vitest";
import { MODELS_KEPT } from "../../../adapters/model-store/port.ts";
import { writeSessionLog } from "../../../core/model/session-log-file.ts";
import { bindings } from "../../../test/workerd/bindings.ts";
import { call, logOf, reportWith, snapshotOf, upload, versionOf } from "./test-client.ts";

const snapshot = snapshotOf("a", "b");

beforeEach(async () => {
  const { objects } = await bindings.MODELS.list();
  await bindings.MODELS.delete(objects.map(({ key }) => key));
});

describe("a model that was trained elsewhere", () => {
  it("is stored in halves, listed once it is whole, and comes back byte for byte", async () => {
    const version = versionOf(snapshot);
    const stored = await call("PUT", `/v1/models/${version}/snapshot`, { binary: snapshot });
    expect(stored.status).toBe(200);
    expect(await stored.json()).toEqual({
      version,
      bytes: snapshot.byteLength,
      items: 2,
      sessions: 10,
      learned: false,
    });
    expect(await (await call("GET", "/v1/models")).json()).toEqual({ active: null, models: [] });

    const report = reportWith({ decision: "promote", against: null });
    const completed = await call("PUT", `/v1/models/${version}`, { json: report });
    expect(await completed.json()).toEqual({ version, bytes: snapshot.byteLength, report });
    expect(await (await call("GET", "/v1/models")).json()).toMatchObject({ models: [{ version, report }] });

    const read = await call("GET", `/v1/models/${version}/snapshot`);
    expect(read.headers.get("content-type")).toBe("application/octet-stream");
    expect(await read.arrayBuffer()).toEqual(snapshot);
  });

  it("arrives whole also where it comes in small pieces", async () => {
    const version = versionOf(snapshot);
    const bytes = new Uint8Array(snapshot);
    const pieces = new ReadableStream<Uint8Array>({
      start(controller) {
        for (let at = 0; at < bytes.length; at += 7) controller.enqueue(bytes.slice(at, at + 7));
        controller.close();
      },
    });
    const stored = await call("PUT", `/v1/models/${version}/snapshot`, { binary: pieces });
    expect(stored.status).toBe(200);
    const kept = await bindings.MODELS.get(`models/${version}/snapshot.bin`);
    expect(await kept?.arrayBuffer()).toEqual(snapshot);
  });

  it("may bring the sessions that it was trained on, which only who may read the lake reads", async () => {
    const version = versionOf(snapshot);
    const sessions = writeSessionLog(logOf("a", "b"));
    const stored = await call("PUT", `/v1/models/${version}/sessions`, { binary: sessions });
    expect(await stored.json()).toEqual({ version, sessions: 10, clicks: 20 });
    expect(await (await call("GET", `/v1/models/${version}/sessions`)).arrayBuffer()).toEqual(sessions);
    expect((await call("GET", `/v1/models/${version}/sessions`, { as: "merchandiser" })).status).toBe(403);
  });

  it("stays as it is once it is complete", async () => {
    const version = await upload(snapshot, 1);
    const again = await call("PUT", `/v1/models/${version}`, {
      json: { ...reportWith({ decision: "promote", against: null }), note: "another" },
    });
    expect(await again.json()).toMatchObject({ report: { note: "kept as it is" } });
  });
});

describe("promotion", () => {
  it("lets a model serve, says what it replaced, and rolls back by one call", async () => {
    const first = await upload(snapshot, 1);
    const second = await upload(snapshotOf("a", "b", "c"), 2);
    expect(await (await call("POST", `/v1/models/${first}/promotion`)).json()).toMatchObject({ replaced: null });
    const promoted = await call("POST", `/v1/models/${second}/promotion`);
    expect(promoted.status).toBe(200);
    expect(await promoted.json()).toMatchObject({ version: second, replaced: first, deleted: [] });
    await call("POST", `/v1/models/${first}/promotion`, { json: {} });
    expect(await (await call("GET", "/v1/models")).json()).toMatchObject({ active: { version: first } });
  });

  it("deletes models beyond the newest few, and never the one that serves", async () => {
    const versions: string[] = [];
    for (let day = 1; day <= MODELS_KEPT + 2; day++) {
      versions.push(await upload(snapshot, day));
      if (day === 1) await call("POST", `/v1/models/${versions[0]}/promotion`);
    }
    const { active, models } = (await (await call("GET", "/v1/models")).json()) as {
      active: { version: string };
      models: { version: string }[];
    };
    expect(active.version).toBe(versions[0]);
    expect(models.map(({ version }) => version)).toEqual([...versions.slice(2).reverse(), versions[0]]);
  });

  it("is refused to a model that is worse than the one that serves, unless it is forced or another one serves by now", async () => {
    const serving = await upload(snapshot, 1);
    const worse = await upload(snapshotOf("a", "b", "c"), 2, reportWith({ decision: "keep_active", against: serving }));
    await call("POST", `/v1/models/${serving}/promotion`);
    const refused = await call("POST", `/v1/models/${worse}/promotion`);
    expect(refused.status).toBe(409);
    expect(await refused.json()).toMatchObject({ code: "conflict", detail: expect.stringContaining("force") });
    expect((await call("POST", `/v1/models/${worse}/promotion`, { json: { force: true } })).status).toBe(200);

    const other = await upload(snapshotOf("a", "d"), 3);
    await call("POST", `/v1/models/${other}/promotion`);
    expect((await call("POST", `/v1/models/${worse}/promotion`)).status).toBe(200);
  });
});
