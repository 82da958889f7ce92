import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { endOfWindow } from "../../core/evaluation/click-log.ts";
import { ItemVocabulary } from "../../core/evaluation/item-vocabulary.ts";
import type { Situation } from "../../core/evaluation/predictor.ts";
import { readLines } from "./read-lines.ts";
import { readTraining } from "./read-training.ts";
import { sharedData } from "./shared-data.ts";
import { configureStrategy } from "./strategies.ts";

const LIST_LENGTH = 20;
const folder = sharedData("clickstream/rsc15-100k");

interface SavedList {
  readonly session: string;
  readonly position: number;
  readonly ids: readonly string[];
}

/** Lists that session-rec's own run saved: `SessionId;Position;Recommendations;Scores`, of which the first 20 are judged. */
async function savedLists(file: string): Promise<readonly SavedList[]> {
  const lists: SavedList[] = [];
  for await (const { number, text } of readLines(file)) {
    if (number === 1) continue;
    const [session = "", position = "", ids = ""] = text.split(";");
    lists.push({ session, position: Number(position), ids: ids.split(",").slice(0, LIST_LENGTH) });
  }
  return lists;
}

/** Items of each test session, in the file's order, which is that of time. */
async function sessionsOf(file: string, vocabulary: ItemVocabulary): Promise<ReadonlyMap<string, readonly number[]>> {
  const sessions = new Map<string, number[]>();
  for await (const { number, text } of readLines(file)) {
    if (number === 1) continue;
    const [session = "", item = ""] = text.split("\t");
    const items = sessions.get(session) ?? [];
    sessions.set(session, items);
    items.push(vocabulary.numberOf(item));
  }
  return sessions;
}

describe.skipIf(folder === null)("against the lists that session-rec saved on RecSys Challenge 2015 data", () => {
  async function agreement(strategy: string, parameters: string, saved: string) {
    const at = (file: string) => join(folder ?? "", file);
    const vocabulary = new ItemVocabulary();
    const log = await readTraining(at("yoochoose-clicks-100k_train_full.txt.gz"), vocabulary);
    const predict = await configureStrategy(strategy, parameters).train({ log, vocabulary, categories: new Map() });
    const sessions = await sessionsOf(at("yoochoose-clicks-100k_test.txt.gz"), vocabulary);
    const time = endOfWindow(log);
    const lists = await savedLists(at(`oracle/recoms_rsc15_100k_${saved}.csv.gz`));
    let sameFirst = 0;
    let shared = 0;
    for (const { session, position, ids } of lists) {
      const situation: Situation = { items: (sessions.get(session) ?? []).slice(0, position + 1), time };
      const ours = predict(situation, LIST_LENGTH).map((item) => vocabulary.idOf(item));
      if (ours[0] === ids[0]) sameFirst++;
      shared += ids.filter((id) => ours.includes(id)).length;
    }
    return { positions: lists.length, first: sameFirst / lists.length, overlap: shared / lists.length / LIST_LENGTH };
  }

  it("VS-kNN has the same first item in 99 % of the positions and 97 % of the same 20", async () => {
    const parameters = '{"k":500,"sample_size":5000,"weighting":"quadratic","weighting_score":"div","idf_weighting":5}';
    const { positions, first, overlap } = await agreement("vsknn", parameters, "vsknn");
    expect(positions).toBe(387);
    expect(first).toBeGreaterThanOrEqual(0.99);
    expect(overlap).toBeGreaterThanOrEqual(0.97);
  });

  it("association rules are the same 20 in the same places", async () => {
    const { first, overlap } = await agreement("ar", "{}", "ar");
    expect({ first, overlap }).toEqual({ first: 1, overlap: 1 });
  });

  it("sequential rules have the same first item and 99 % of the same 20", async () => {
    const { first, overlap } = await agreement("sr", '{"steps":20,"weighting":"quadratic"}', "sr");
    expect(first).toBe(1);
    expect(overlap).toBeGreaterThanOrEqual(0.99);
  });
});
