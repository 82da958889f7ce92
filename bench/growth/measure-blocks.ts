import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BlockIndex, openBlockIndex } from "../../core/blocks/block-index.ts";
import { cutBlocks } from "../../core/blocks/cut-blocks.ts";
import type { InteractionIndex } from "../../core/recommend/index-port.ts";
import { quantile } from "../report/quantile.ts";
import { PASSES } from "./measure-times.ts";
import { askNeighbours } from "./neighbour-questions.ts";

const GENERATION = 1;
/** What an isolate has room for beside the directory, and what it starts with. */
const CACHE_BYTES = 32 * 1024 * 1024;
/** Newest items of a session whose blocks are gathered: as many as strategies look at. */
const ITEMS_PER_REQUEST = 8;
/** Answers that are compared with the whole index's. */
const COMPARED = 500;
const US_PER_MS = 1_000;

export interface BlockFigures {
  readonly blocks: number;
  /** Of all blocks, and of the directory that stays in memory. */
  readonly bytes: number;
  readonly directoryBytes: number;
  readonly blockBytesP50: number;
  readonly blockBytesMax: number;
  readonly cutSeconds: number;
  /** A request whose isolate has nothing in its cache: blocks and bytes fetched, mean and 99 %. */
  readonly coldBlocks: number;
  readonly coldBlocksP99: number;
  readonly coldBytes: number;
  readonly coldBytesP99: number;
  /** With the cache filled by the requests before: blocks fetched a request, bytes, and share of the blocks found. */
  readonly warmBlocks: number;
  readonly warmBytes: number;
  readonly warmHits: number;
  /** Gathering from the cache and from files, and asking; microseconds. */
  readonly p50Us: number;
  readonly p99Us: number;
  /** The part that is computing: laying out the blocks and asking, without fetching and opening. */
  readonly computeP50Us: number;
  readonly computeP99Us: number;
  /** Of the compared answers, how many were not the whole index's. Must be 0. */
  readonly different: number;
}

/** Cuts an index into files, and answers requests from them: what serving an index that no isolate can hold costs. */
export async function measureBlocks(
  index: InteractionIndex,
  requests: readonly (readonly string[])[],
): Promise<BlockFigures> {
  const folder = await mkdtemp(join(tmpdir(), "nearshelf-blocks-"));
  try {
    const startedAt = performance.now();
    const { directory, blockCount, blocks } = cutBlocks(index, { generation: GENERATION });
    const sizes = new Float64Array(blockCount);
    let number = 0;
    for (const block of blocks) {
      sizes[number] = block.byteLength;
      await writeFile(join(folder, String(number++)), block);
    }
    const cutSeconds = (performance.now() - startedAt) / 1_000;
    const open = (cacheBytes: number): BlockIndex => {
      const read = openBlockIndex(directory, (block) => readFile(join(folder, String(block))), cacheBytes);
      if (!read.ok) throw new Error(`the directory cannot be read back: ${read.reason.code}`);
      return read.value;
    };
    sizes.sort();
    return {
      blocks: blockCount,
      bytes: sizes.reduce((sum, bytes) => sum + bytes, 0),
      directoryBytes: directory.byteLength,
      blockBytesP50: quantile(sizes, 0.5),
      blockBytesMax: quantile(sizes, 1),
      cutSeconds,
      ...(await measureCold(open(0), requests.slice(0, 1_000))),
      ...(await measureWarm(open(CACHE_BYTES), requests)),
      different: await countDifferent(index, open(CACHE_BYTES), requests.slice(0, COMPARED)),
    };
  } finally {
    await rm(folder, { recursive: true });
  }
}

const newest = (ids: readonly string[]): readonly string[] =>
  [...new Set(ids.toReversed())].slice(0, ITEMS_PER_REQUEST);

async function measureCold(blocks: BlockIndex, requests: readonly (readonly string[])[]) {
  const counts = new Float64Array(requests.length);
  const bytes = new Float64Array(requests.length);
  for (const [at, ids] of requests.entries()) {
    const { cost } = await blocks.gather(newest(ids));
    counts[at] = cost.fetched;
    bytes[at] = cost.fetchedBytes;
  }
  return {
    coldBlocks: mean(counts),
    coldBytes: mean(bytes),
    coldBlocksP99: quantile(counts.sort(), 0.99),
    coldBytesP99: quantile(bytes.sort(), 0.99),
  };
}

/** The first half of the requests fills the cache; the second is asked in passes, and the shortest time of each counts. */
async function measureWarm(blocks: BlockIndex, requests: readonly (readonly string[])[]) {
  const half = requests.length >>> 1;
  for (const ids of requests.slice(0, half)) askNeighbours(blocks.show(await blocks.gather(newest(ids))), ids);
  const asked = requests.slice(half);
  const times = new Float64Array(asked.length).fill(Number.POSITIVE_INFINITY);
  const computing = new Float64Array(asked.length).fill(Number.POSITIVE_INFINITY);
  let needed = 0;
  let fetched = 0;
  let bytes = 0;
  for (let pass = 0; pass < PASSES; pass++) {
    for (const [at, ids] of asked.entries()) {
      const startedAt = performance.now();
      const gathered = await blocks.gather(newest(ids));
      const gatheredAt = performance.now();
      askNeighbours(blocks.show(gathered), ids);
      const endedAt = performance.now();
      times[at] = Math.min(times[at] ?? 0, (endedAt - startedAt) * US_PER_MS);
      computing[at] = Math.min(computing[at] ?? 0, (endedAt - gatheredAt) * US_PER_MS);
      needed += gathered.cost.blocks;
      fetched += gathered.cost.fetched;
      bytes += gathered.cost.fetchedBytes;
    }
  }
  times.sort();
  computing.sort();
  return {
    warmBlocks: fetched / (asked.length * PASSES),
    warmBytes: bytes / (asked.length * PASSES),
    warmHits: 1 - fetched / needed,
    p50Us: quantile(times, 0.5),
    p99Us: quantile(times, 0.99),
    computeP50Us: quantile(computing, 0.5),
    computeP99Us: quantile(computing, 0.99),
  };
}

async function countDifferent(index: InteractionIndex, blocks: BlockIndex, requests: readonly (readonly string[])[]) {
  let different = 0;
  for (const ids of requests) {
    const whole = JSON.stringify(askNeighbours(index, ids).map(({ item, score }) => [item, score]));
    const view = blocks.show(await blocks.gather(newest(ids)));
    if (JSON.stringify(askNeighbours(view, ids).map(({ item, score }) => [item, score])) !== whole) different++;
  }
  return different;
}

const mean = (values: Float64Array): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
