import { beforeEach, describe, expect, it } from "vitest";
import { openBlockIndex } from "../../core/blocks/block-index.ts";
import { cutBlocks } from "../../core/blocks/cut-blocks.ts";
import { smallId, smallIndex } from "../../core/blocks/small-index.fixture.ts";
import { bindings } from "../../test/workerd/bindings.ts";
import { createModelBlocks } from "./r2-model-blocks.ts";

const VERSION = "20261122T160000Z-1a2b3c4d";
const bucket = bindings.MODELS;
const store = createModelBlocks(bucket);
const cut = () =>
  cutBlocks(
    smallIndex(
      [
        [
          [0, 0],
          [1, 0],
        ],
        [
          [1, 0],
          [2, 0],
        ],
      ],
      { itemCount: 3, sessionsPerItem: 5, hotSessions: 5 },
    ),
    {
      generation: 7,
      blockBytes: 1,
    },
  );

beforeEach(async () => {
  const { objects } = await bucket.list();
  await bucket.delete(objects.map(({ key }) => key));
});

describe("a model's blocks on R2", () => {
  it("serve the items of a request", async () => {
    await store.put(VERSION, cut());
    const opened = openBlockIndex((await store.directory(VERSION)) ?? new ArrayBuffer(0), store.source(VERSION), 0);
    if (!opened.ok) throw new Error(opened.reason.code);
    const gathered = await opened.value.gather([smallId(1)]);
    expect(gathered.cost).toMatchObject({ blocks: 1, fetched: 1, missing: [] });
    const { postingOffsets, postings } = opened.value.show(gathered).sessions;
    expect([...postings.subarray(postingOffsets[1], postingOffsets[2])]).toEqual([1, 0]);
  });

  it("are not there for a version that has none, or has lost one", async () => {
    expect(await store.directory(VERSION)).toBeNull();
    await store.put(VERSION, cut());
    const directory = (await store.directory(VERSION)) ?? new ArrayBuffer(0);
    const opened = openBlockIndex(directory, store.source(VERSION), 0);
    if (!opened.ok) throw new Error(opened.reason.code);
    const lost = opened.value.directory.columns.blockOf[1] ?? 0;
    await bucket.delete(`models/${VERSION}/blocks/${lost}.bin`);
    expect((await opened.value.gather([smallId(1)])).cost.missing).toEqual([lost]);
  });

  it("refuse a name that is no version", async () => {
    await expect(store.put("../active", cut())).rejects.toThrow("not a model version");
    expect(await store.directory("../active")).toBeNull();
    await expect(store.source("../active")(0)).rejects.toThrow();
  });
});
