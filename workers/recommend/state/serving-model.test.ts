import { expect, it } from "vitest";
import { SNAPSHOT_MAX_BYTES } from "../../../adapters/model-store/port.ts";
import { writeContainer } from "../../../core/model/container.ts";
import { DEFAULT_PARAMETERS } from "../../../core/model/parameters.ts";
import { MODEL_FORMAT } from "../../../core/model/sections.ts";
import type { SessionLog } from "../../../core/model/session-log.ts";
import { train } from "../../../core/model/train.ts";
import { createServingModel, DAMAGED_RETRY_MS, MODEL_POLICY, type ModelSource } from "./serving-model.ts";

const log: SessionLog = {
  itemIds: ["a", "b"],
  starts: Uint32Array.of(0, 2),
  items: Uint32Array.of(0, 1),
  kinds: new Uint8Array(2),
  times: Uint32Array.of(10, 20),
};
const good = train(log, DEFAULT_PARAMETERS);

/** A store whose pointer can be moved between snapshots, and that counts how often one was fetched. */
function storeOf(snapshots: { readonly [version: string]: ArrayBuffer }) {
  const store = { serves: "", loads: 0 };
  const models: ModelSource["models"] = {
    active: async () => ({ version: store.serves, promotedAt: 0 }),
    async open(version) {
      store.loads++;
      const bytes = snapshots[version];
      const { body } = new Response(bytes);
      return bytes === undefined || body === null ? null : { body, bytes: bytes.byteLength };
    },
  };
  const port: ModelSource = { models, blocks: { directory: async () => null }, snapshotMaxBytes: SNAPSHOT_MAX_BYTES };
  return { store, port };
}

it.each([
  ["of the generation before", writeContainer({ ...MODEL_FORMAT, version: MODEL_FORMAT.version - 1 }, new Map())],
  ["of the generation after", writeContainer({ ...MODEL_FORMAT, version: MODEL_FORMAT.version + 1 }, new Map())],
  ["that is damaged", good.slice(0, -8)],
])("a snapshot %s is refused, the one before serves on, and it is not fetched again at once", async (_, bad) => {
  const { store, port } = storeOf({ first: good, second: bad, third: good });
  const model = createServingModel();
  let now = 1_000_000;
  const read = async () => {
    const work: Promise<unknown>[] = [];
    await model.read(
      port,
      () => now,
      (behind) => work.push(behind),
    );
    await Promise.all(work);
    return (
      await model.read(
        port,
        () => now,
        () => undefined,
      )
    ).value;
  };
  store.serves = "first";
  expect((await read())?.version).toBe("first");
  store.serves = "second";
  now += MODEL_POLICY.refreshAfterMs;
  expect((await read())?.version).toBe("first");
  now += MODEL_POLICY.refreshAfterMs;
  expect((await read())?.version).toBe("first");
  expect(store.loads).toBe(2);
  now += DAMAGED_RETRY_MS;
  store.serves = "third";
  expect((await read())?.version).toBe("third");
});
