/*
 * `node bench/growth/measure-size.ts CLICKS PROFILE SAMPLE learn|apply`: measures one synthetic shop in a process of its own, so that
 * its peak memory is its own, and prints `SizeFigures` as JSON. `learn` writes SAMPLE, `apply` reads it.
 */
import { readFile } from "node:fs/promises";
import { setPriority } from "node:os";
import { deserialize } from "node:v8";
import { countSessions } from "../../core/ranker/click-sessions.ts";
import { LearnedRanker } from "../../core/ranker/learned-ranker.ts";
import { buildTables } from "../../core/ranker/ranker-tables.ts";
import { indexSessions } from "../../core/ranker/session-index.ts";
import { cpuSeconds } from "./cpu-seconds.ts";
import { FlatIndex } from "./flat-index.ts";
import { learnSample, loadSample, saveSample, stretched } from "./learned-weights.ts";
import { likenessOf } from "./likeness.ts";
import { measureBlocks } from "./measure-blocks.ts";
import { measureTimes } from "./measure-times.ts";
import { askNeighbours, idsOf } from "./neighbour-questions.ts";
import { peakBytes } from "./peak-bytes.ts";
import { drawPrefixes } from "./prefixes.ts";
import type { ShopProfile } from "./shop-profile.ts";
import type { SizeFigures } from "./size-figures.ts";
import { drawLog, SyntheticShop } from "./synthetic-shop.ts";

const SEED = 1;
const SESSIONS_PER_ITEM = 2_500;
const PREFIXES = 20_000;
const LIMIT = 20;
/** Others come first. */
const NICE = 10;

const [clicks = 0, profileFile = "", sampleFile = "", how = "apply"] = process.argv
  .slice(2)
  .map((text, at) => (at === 0 ? Number(text) : text)) as [number, string, string, string];
setPriority(NICE);
const peaks: { [phase: string]: number } = {};
const phase = (name: string): void => {
  peaks[name] = peakBytes();
  console.error(
    `  ${clicks.toLocaleString("en")} clicks: ${name} done, peak ${((peaks[name] ?? 0) / 2 ** 20).toFixed(0)} MiB`,
  );
};

const profile = deserialize(await readFile(profileFile)) as ShopProfile;
const shop = new SyntheticShop(profile, clicks, SEED);
const drawn = cpuSeconds(() => drawLog(shop, clicks));
const log = drawn.result;
const prefixes = drawPrefixes(shop, PREFIXES);
phase("drawing");
const likeness = likenessOf(log);
phase("likeness");

const indexed = cpuSeconds(() => indexSessions(log, SESSIONS_PER_ITEM));
phase("index");
const index = new FlatIndex(indexed.result, log);
const { postingOffsets, postings, starts, items } = indexed.result;
const indexBytes = [postingOffsets, postings, starts, items].reduce((sum, { byteLength }) => sum + byteLength, 0);
const requests = idsOf(prefixes);
const neighbours = measureTimes(prefixes.count, (at) => askNeighbours(index, requests[at] ?? []));
phase("neighbours");
const blocks = await measureBlocks(index, requests);
phase("blocks");

const sample = how === "learn" ? learnSample(log) : await loadSample(sampleFile);
if (how === "learn") await saveSample(sampleFile, sample);
const embedding =
  sample.embedding === null ? null : how === "learn" ? sample.embedding : stretched(sample.embedding, log.itemCount);
const tables = cpuSeconds(() => buildTables(log, null, embedding, SESSIONS_PER_ITEM));
phase("tables");
const { weights } = sample;
const ranker = new LearnedRanker({ tables: tables.result, weights });
const learned = measureTimes(prefixes.count, (at) => {
  ranker.rank(prefixes.items.subarray(prefixes.starts[at], prefixes.starts[at + 1]), LIMIT);
});
phase("learned ranking");

const figures: SizeFigures = {
  clicks: log.items.length,
  sessions: countSessions(log),
  items: log.itemCount,
  likeness,
  drawnClicksPerSecond: log.items.length / drawn.seconds,
  index: { bytesPerClick: indexBytes / log.items.length, clicksPerCpuSecond: log.items.length / indexed.seconds },
  neighbours,
  learned: {
    ...learned,
    tableClicksPerCpuSecond: log.items.length / tables.seconds,
    ownWeights: how === "learn",
    chosen: sample.chosen,
  },
  blocks,
  peakBytes: peaks,
};
console.log(JSON.stringify(figures));
