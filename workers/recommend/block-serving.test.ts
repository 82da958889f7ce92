import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openBlockIndex } from "../../core/blocks/block-index.ts";
import { BLOCK_DAMAGED_RETRY_MS, BLOCK_RETRY_MS } from "./state/served-blocks.ts";
import { MODEL_POLICY } from "./state/serving-model.ts";
import { type Answered, type Question, recommendEnv, TestIsolate } from "./test-isolate.ts";
import { importProducts, modelBlocks, promoteCut, range, snapshotOf, walks } from "./test-shop.ts";

const PRODUCTS = range(40);
const IDS = PRODUCTS.map(({ id }) => id);
const FIRST = snapshotOf(walks(IDS, 200));
const SECOND = snapshotOf(walks([...IDS].reverse(), 200));
/** A limit that every snapshot exceeds. */
const CUT = { SNAPSHOT_MAX_BYTES: "1" };
const DAY_MS = 86_400_000;
let day = 0;

/** Each test has versions of its own: blocks stay in the edge's cache under theirs. */
const promoted = (snapshot: ArrayBuffer): Promise<string> =>
  promoteCut(snapshot, Date.UTC(2026, 1, 1) + ++day * DAY_MS);
/** Neighbours by content come behind answers, whenever they come: not here. */
async function isolateOf(settings = CUT): Promise<TestIsolate> {
  const isolate = await new TestIsolate(settings).warmed();
  isolate.network.trouble("throws", "VECTOR_INDEX");
  return isolate;
}
const blockFetches = ({ calls }: Pick<Answered, "calls">): number =>
  calls.filter((call) => call === "MODELS.get").length;
/** Without the neighbours that are kept away. */
const namedBy = ({ body: { degradedBy } }: Answered): readonly string[] =>
  degradedBy.filter((name) => name !== "vectors");
const told = (answer: Answered) => ({
  items: answer.body.items.map(({ id, score, reason, strategy, because }) => ({
    id,
    score,
    reason,
    strategy,
    because,
  })),
  degradedBy: namedBy(answer),
});

async function blockOf(version: string, item: string): Promise<string> {
  const opened = openBlockIndex(
    (await modelBlocks.directory(version)) ?? new ArrayBuffer(0),
    modelBlocks.source(version),
    0,
  );
  if (!opened.ok) throw new Error(opened.reason.code);
  const { directory } = opened.value;
  return `models/${version}/blocks/${directory.columns.blockOf[directory.indexOf(item)]}.bin`;
}

beforeAll(async () => {
  await importProducts(PRODUCTS);
});

describe("a model that is larger than an isolate may hold", () => {
  it("answers from its blocks what its snapshot answers", async () => {
    const version = await promoted(FIRST);
    const [blocks, whole] = [await isolateOf(), await isolateOf({ SNAPSHOT_MAX_BYTES: "" })];
    for (let at = 0; at < IDS.length; at++) {
      const items = [0, 3, 5].map((step) => IDS[(at + step) % IDS.length]).join(",");
      const questions: readonly (readonly [string, Question])[] = [
        ["home", { items, limit: 20 }],
        ["product", { items, item: IDS[at], explain: true }],
        ["cart", { cart: items }],
        ["category", { category: "blouses", items }],
      ];
      for (const [placement, question] of questions) {
        const [fromBlocks, fromWhole] = [await blocks.get(placement, question), await whole.get(placement, question)];
        expect(told(fromBlocks)).toEqual(told(fromWhole));
        expect(fromBlocks.body.model).toBe(version);
        expect(fromBlocks.body.explain?.shares).toEqual(fromWhole.body.explain?.shares);
      }
    }
  }, 30_000);

  it("fetches a request's blocks at once, keeps them, and finds them at the edge from another isolate", async () => {
    await promoted(FIRST);
    const question = { items: "p01,p20,p39", explain: true };
    const isolate = await isolateOf();
    const cold = await isolate.get("home", question);
    await cold.settled();
    expect(blockFetches(cold)).toBeGreaterThan(0);
    expect(cold.body.explain?.calls).toBe(1);
    const warm = await isolate.get("home", question);
    expect([blockFetches(warm), warm.body.explain?.calls]).toEqual([0, 0]);
    const other = await (await isolateOf()).get("home", question);
    expect(blockFetches(other)).toBe(0);
    expect(told(other)).toEqual(told(warm));
  });
});

describe("a block", () => {
  let version = "";
  let key = "";
  const question = { items: "p07", limit: 5 };

  beforeEach(async () => {
    version = await promoted(FIRST);
    key = await blockOf(version, "p07");
  });

  it("that is damaged costs its items, is named, is left alone for a while and heals", async () => {
    const good = await (await recommendEnv.MODELS.get(key))?.arrayBuffer();
    const bad = new Uint8Array(good?.slice() ?? new ArrayBuffer(0));
    bad[bad.length >> 1] = (bad[bad.length >> 1] ?? 0) ^ 1;
    await recommendEnv.MODELS.put(key, bad);
    const isolate = await isolateOf();
    const first = await isolate.get("home", question);
    await first.settled();
    expect(first.ids).toHaveLength(5);
    expect(first.body).toMatchObject({ degraded: true, model: version });
    expect(namedBy(first)).toEqual(["model"]);
    const second = await isolate.get("home", question);
    expect([blockFetches(second), namedBy(second)]).toEqual([0, ["model"]]);
    await recommendEnv.MODELS.put(key, good ?? new ArrayBuffer(0));
    isolate.pass(BLOCK_DAMAGED_RETRY_MS);
    const third = await isolate.get("home", question);
    expect(namedBy(third)).toEqual([]);
    expect(third.body.items[0]?.strategy).not.toBe("popular");
  });

  it("that is missing is asked for again after a second", async () => {
    const good = await (await recommendEnv.MODELS.get(key))?.arrayBuffer();
    await recommendEnv.MODELS.delete(key);
    const isolate = await isolateOf();
    const first = await isolate.get("home", question);
    expect([first.ids.length, namedBy(first)]).toEqual([5, ["model"]]);
    await recommendEnv.MODELS.put(key, good ?? new ArrayBuffer(0));
    expect(blockFetches(await isolate.get("home", question))).toBe(0);
    isolate.pass(BLOCK_RETRY_MS);
    expect(namedBy(await isolate.get("home", question))).toEqual([]);
  });

  it("that does not come is not waited for longer than its time", async () => {
    const isolate = await isolateOf();
    isolate.network.trouble("hangs", "MODELS");
    const startedAt = Date.now();
    const answer = await isolate.get("home", question);
    expect([answer.ids.length, namedBy(answer)]).toEqual([5, ["model"]]);
    expect(Date.now() - startedAt).toBeLessThan(1_000);
  });
});

it("promotions and a rollback while requests are answered never mix two models in one answer", async () => {
  const question = { items: "p03,p04", limit: 8 };
  const versions = [await promoted(FIRST), await promoted(SECOND)];
  const expected = new Map<string | null, unknown>();
  for (const [at, snapshot] of [FIRST, SECOND].entries()) {
    await promoteCut(snapshot, Date.UTC(2026, 1, 1) + (day - 1 + at) * DAY_MS);
    const answer = await (await isolateOf({ SNAPSHOT_MAX_BYTES: "" })).get("home", question);
    expected.set(answer.body.model, told(answer));
  }
  expect([...expected.keys()]).toEqual(versions);
  const isolate = await isolateOf();
  const seen = new Set<string | null>();
  for (let round = 0; round < 6; round++) {
    await promoteCut(round % 2 === 0 ? FIRST : SECOND, Date.UTC(2026, 1, 1) + (day - 1 + (round % 2)) * DAY_MS);
    isolate.pass(MODEL_POLICY.refreshAfterMs);
    const answers = await Promise.all(Array.from({ length: 12 }, () => isolate.get("home", question)));
    for (const answer of answers) {
      seen.add(answer.body.model);
      expect(told(answer)).toEqual(expected.get(answer.body.model));
    }
    await Promise.all(answers.map(({ settled }) => settled()));
  }
  expect(seen.size).toBe(2);
}, 30_000);
