import { describe, expect, it } from "vitest";
import { NODE_KERNELS } from "../../kernels/node-kernels.ts";
import { openBlockIndex } from "../blocks/block-index.ts";
import { cutBlocks } from "../blocks/cut-blocks.ts";
import { RANKER_DEFAULTS } from "../ranker/learn-ranker.ts";
import { LEADS } from "../recommend/lead.ts";
import { planOf } from "../recommend/plans.ts";
import { DEFAULT_PARAMETERS } from "./parameters.ts";
import { refreshModel } from "./refresh-model.ts";
import type { SessionLog } from "./session-log.ts";
import { readSnapshot } from "./snapshot-reader.ts";
import { trainLearned, writeModel } from "./train.ts";

const ITEMS = 60;
const QUICK = { ...RANKER_DEFAULTS, trees: 10, linearCases: 300, treeCases: 300, kernels: NODE_KERNELS };

function logOf(sessions: readonly (readonly number[])[]): SessionLog {
  const starts = new Uint32Array(sessions.length + 1);
  sessions.forEach((session, at) => {
    starts[at + 1] = (starts[at] ?? 0) + session.length;
  });
  const items = Uint32Array.from(sessions.flat());
  return {
    itemIds: Array.from({ length: ITEMS }, (_, item) => `p${String(item).padStart(2, "0")}`),
    starts,
    items,
    kinds: new Uint8Array(items.length),
    times: Uint32Array.from(items, (_, click) => 1_000 + click * 60),
  };
}

/** What comes next has nothing to do with what came before: the more popular the likelier. */
function popularityShop(sessions: number): SessionLog {
  let state = 11;
  const next = (below: number): number => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
  return logOf(
    Array.from({ length: sessions }, () => Array.from({ length: 3 }, () => next(1 + next(1 + next(ITEMS))))),
  );
}

function opened(snapshot: ArrayBuffer) {
  const read = readSnapshot(snapshot);
  if (!read.ok) throw new Error(read.reason.code);
  return read.value;
}

describe("what a trained model's answers begin with", () => {
  it("is whatever foretold the held-out clicks best, and a single strategy where that is one", () => {
    const { snapshot, chosen, judged } = trainLearned(popularityShop(300), DEFAULT_PARAMETERS, null, QUICK);
    const quality = (name: string): number => {
      const found = judged.find((judgement) => judgement.name === name);
      return (found?.hitRateAt20 ?? 0) + (found?.mrrAt20 ?? 0);
    };
    for (const { name } of judged) expect(quality(chosen)).toBeGreaterThanOrEqual(quality(name) - 0.001);
    const model = opened(snapshot);
    const lead = LEADS.find((name) => name === chosen) ?? "learned-ranking";
    expect(model.lead).toBe(lead);
    expect(lead).toBe("popular");
    expect(planOf("home", model)[0]).toEqual([{ name: "popular", weight: 1 }]);
    expect(planOf("home", model)[1]).toEqual([{ name: "learned-ranking", weight: 1 }]);
  }, 60_000);

  it("is the learned ranking where that knows more, and the plan where nothing was learned", () => {
    const ring = logOf(Array.from({ length: 400 }, (_, at) => [0, 1, 1, 3].map((step) => (at * 7 + step) % ITEMS)));
    const learned = opened(trainLearned(ring, DEFAULT_PARAMETERS, null, QUICK).snapshot);
    expect(planOf("home", learned)[0]?.[0]?.name).toBe(learned.lead);
    expect(opened(writeModel(ring, DEFAULT_PARAMETERS, null)).lead).toBe("learned-ranking");
    expect(planOf("home", opened(writeModel(ring, DEFAULT_PARAMETERS, null)))[0]?.[0]?.name).toBe("sequential-rules");
  }, 60_000);

  it.each(LEADS)("%s is kept by the snapshot, by a refresh and by item blocks", async (lead) => {
    const log = popularityShop(50);
    const { snapshot } = trainLearned(log, DEFAULT_PARAMETERS, null, QUICK);
    const learned = opened(snapshot).learned();
    expect(learned).not.toBeNull();
    const plain = opened(writeModel(log, DEFAULT_PARAMETERS, null, lead));
    expect(plain.lead).toBe(lead);
    const { lead: before } = opened(snapshot);
    const refreshed = refreshModel(snapshot, log, { parameters: DEFAULT_PARAMETERS, categories: null }, NODE_KERNELS);
    expect(opened(refreshed).lead).toBe(before);
    const blocks = openBlockIndex(cutBlocks(plain, { generation: 1 }).directory, async () => new Uint8Array(0), 0);
    expect(blocks).toMatchObject({ ok: true, value: { directory: { lead } } });
  });
});
