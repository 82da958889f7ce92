import { describe, expect, it } from "vitest";
import { NODE_KERNELS } from "../../kernels/node-kernels.ts";
import { LEAVES_PER_TREE, TREE_DEPTH } from "../ranker/boosted-trees.ts";
import { FEATURE_COUNT } from "../ranker/features/feature-names.ts";
import { RANKER_DEFAULTS } from "../ranker/learn-ranker.ts";
import { readContainer, type SectionArray, writeContainer } from "./container.ts";
import { DEFAULT_PARAMETERS } from "./parameters.ts";
import { MODEL_FORMAT, SECTION } from "./sections.ts";
import type { SessionLog } from "./session-log.ts";
import { readSnapshot } from "./snapshot-reader.ts";
import { train, trainLearned } from "./train.ts";

const ITEMS = 40;
const OPTIONS = {
  ...RANKER_DEFAULTS,
  kernels: NODE_KERNELS,
  trees: 6,
  linearCases: 200,
  treeCases: 200,
  judgedCases: 50,
  embedding: { ...RANKER_DEFAULTS.embedding, dimensions: 16, negatives: 16, cases: 10_000 },
};

function ringLog(sessions: number): SessionLog {
  const items = Array.from({ length: sessions * 4 }, (_, click) => (Math.floor(click / 4) * 7 + (click % 4)) % ITEMS);
  return {
    itemIds: Array.from({ length: ITEMS }, (_, item) => `item-${String(item).padStart(2, "0")}`),
    starts: Uint32Array.from({ length: sessions + 1 }, (_, session) => session * 4),
    items: Uint32Array.from(items),
    kinds: new Uint8Array(items.length),
    times: Uint32Array.from(items, (_, click) => click),
  };
}

const categories = new Map(ringLog(1).itemIds.map((id, item) => [id, item < 20 ? "shoes" : "socks"]));
const trained = trainLearned(ringLog(1_000), DEFAULT_PARAMETERS, categories, OPTIONS);

function open(snapshot: ArrayBuffer) {
  const read = readSnapshot(snapshot);
  if (!read.ok) throw new Error(read.reason.code);
  return read.value;
}

/** The snapshot with some sections changed, and a right checksum. */
function changed(change: (sections: Map<number, SectionArray>) => void): ArrayBuffer {
  const read = readContainer(MODEL_FORMAT, trained.snapshot);
  if (!read.ok) throw new Error(read.reason.code);
  const sections = new Map([...read.value].map(([section, array]) => [section, array.slice() as SectionArray]));
  change(sections);
  return writeContainer(MODEL_FORMAT, sections);
}

describe("a snapshot with a learned ranking", () => {
  it("ranks what follows in the shop's sessions first", () => {
    const ranking = open(trained.snapshot).learned();
    expect(ranking).not.toBeNull();
    const count = ranking?.rank([3, 4], 20) ?? 0;
    expect(count).toBe(20);
    expect(ranking?.items[0]).toBe(5);
    expect(new Set(ranking?.items.subarray(0, count)).size).toBe(20);
  });

  it("is the same, byte for byte, for the same log", () => {
    const again = trainLearned(ringLog(1_000), DEFAULT_PARAMETERS, categories, OPTIONS);
    expect(new Uint8Array(again.snapshot)).toEqual(new Uint8Array(trained.snapshot));
  });

  it("has no ranking where it was trained without", () => {
    expect(open(train(ringLog(50), DEFAULT_PARAMETERS)).learned()).toBeNull();
  });

  it("serves without the ranking where that is of another generation", () => {
    const other = changed((sections) => sections.set(SECTION.learned.facts, Uint32Array.from([999])));
    expect(open(other).learned()).toBeNull();
  });

  it.each([
    ["an item that is not there", SECTION.learned.trailItems, Uint32Array.from([ITEMS])],
    ["neighbours of another catalog", SECTION.embedding.neighbours, Uint32Array.from([1])],
    ["a category that is not there", SECTION.categories.ofItem, new Uint32Array(ITEMS).fill(9)],
    ["too few weights", SECTION.learned.linear, new Float32Array(2)],
  ])("is refused with %s", (_, section, array) => {
    const read = readSnapshot(changed((sections) => sections.set(section, array)));
    expect(read.ok).toBe(false);
  });

  it("is refused with a tree that asks for a feature there is none of, and opens with one that does not", () => {
    const withTree = (feature: number) =>
      readSnapshot(
        changed((sections) => {
          const facts = Uint32Array.from(sections.get(SECTION.learned.facts) ?? []);
          facts.set([1], 2);
          sections.set(SECTION.learned.facts, facts);
          sections.set(SECTION.learned.treeFeatures, new Uint8Array(TREE_DEPTH).fill(feature));
          sections.set(SECTION.learned.treeThresholds, new Float32Array(TREE_DEPTH));
          sections.set(SECTION.learned.treeLeaves, new Float32Array(LEAVES_PER_TREE));
        }),
      );
    expect(withTree(FEATURE_COUNT - 1).ok).toBe(true);
    expect(withTree(FEATURE_COUNT).ok).toBe(false);
  });
});
