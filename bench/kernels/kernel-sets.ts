import { join } from "node:path";
import { readCases } from "../../cli/evaluate/read-cases.ts";
import { readCategories } from "../../cli/evaluate/read-categories.ts";
import { readTraining } from "../../cli/evaluate/read-training.ts";
import { sharedData } from "../../cli/evaluate/shared-data.ts";
import { ItemVocabulary } from "../../core/evaluation/item-vocabulary.ts";
import { sessionLogOf } from "../../core/evaluation/session-log-of.ts";
import { ISOLATE_RANKER } from "../../core/model/isolate-plan.ts";
import { DEFAULT_PARAMETERS } from "../../core/model/parameters.ts";
import { type SessionLog, sessionCountOf } from "../../core/model/session-log.ts";
import type { RankerSettings } from "../../core/ranker/learn-ranker.ts";
import { demoProducts } from "../../demo/catalog.ts";
import { learnedSnapshot } from "../models/cached-snapshot.ts";
import { demonstrationLog } from "../models/demonstration-log.ts";

/** Prefixes that are predicted for. */
const PREFIXES = 1_000;

/** A model of the full size with the prefixes to predict for. What it learned from is less than its best: speed is measured. */
export interface KernelSet {
  readonly name: string;
  readonly snapshot: ArrayBuffer;
  readonly clicks: number;
  readonly prefixes: readonly (readonly string[])[];
}

/** As many trees and dimensions as by default, learned in less time. */
const QUICK_RANKER: RankerSettings = {
  ...ISOLATE_RANKER,
  embedding: { ...ISOLATE_RANKER.embedding, cases: 1, epochsMax: 1 },
};

type Report = (line: string) => void;

/** The public sets where they are at hand, and the demonstration, which ships with the project. */
export async function* kernelSets(report: Report): AsyncGenerator<KernelSet> {
  for (const [name, categories] of [
    ["diginetica", "item_category.csv.gz"],
    ["retailrocket", null],
  ] as const) {
    const folder = sharedData(`clickstream/${name}`);
    if (folder !== null) yield await sharedSet(name, folder, categories, report);
  }
  yield await demonstrationSet(report);
}

async function sharedSet(
  name: string,
  folder: string,
  categoryFile: string | null,
  report: Report,
): Promise<KernelSet> {
  const vocabulary = new ItemVocabulary();
  const clicks = await readTraining(join(folder, "train_sessions.txt.gz"), vocabulary);
  const categories = categoryFile === null ? null : await readCategories(join(folder, categoryFile));
  const log = sessionLogOf(
    { log: clicks, vocabulary, categories: categories ?? new Map() },
    DEFAULT_PARAMETERS.sessionMaxClicks,
  );
  const snapshot = await learnedSnapshot(`kernel-${name}`, log, categories, QUICK_RANKER, report);
  const all: string[][] = [];
  for await (const { items } of readCases(join(folder, "test_prefix_target.txt.gz"), vocabulary, 0)) {
    all.push(items.map((item) => vocabulary.idOf(item)));
  }
  return { name, snapshot, clicks: log.items.length, prefixes: evenly(all) };
}

async function demonstrationSet(report: Report): Promise<KernelSet> {
  const log = await demonstrationLog();
  const categories = new Map(demoProducts().map(({ id, category }) => [id, category]));
  const snapshot = await learnedSnapshot("kernel-demonstration", log, categories, QUICK_RANKER, report);
  return { name: "demonstration", snapshot, clicks: log.items.length, prefixes: evenly(newestPrefixes(log)) };
}

/** Every prefix of the newest tenth of the sessions. */
function newestPrefixes(log: SessionLog): readonly (readonly string[])[] {
  const sessions = sessionCountOf(log);
  const prefixes: string[][] = [];
  for (let session = Math.floor(sessions * 0.9); session < sessions; session++) {
    const start = log.starts[session] ?? 0;
    for (let end = start + 1; end < (log.starts[session + 1] ?? 0); end++)
      prefixes.push(Array.from(log.items.subarray(start, end), (item) => log.itemIds[item] ?? ""));
  }
  return prefixes;
}

const evenly = <T>(all: readonly T[]): readonly T[] =>
  Array.from({ length: Math.min(PREFIXES, all.length) }, (_, at) => {
    const [one] = all.slice(Math.floor((at * all.length) / Math.min(PREFIXES, all.length)));
    return one;
  }).filter((one) => one !== undefined);
