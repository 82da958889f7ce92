import { RANKER_DEFAULTS, type RankerSettings } from "../ranker/learn-ranker.ts";

/** Memory of an isolate, in bytes, and what of it is taken before a training begins: the script, its tables, the heap's own. */
const ISOLATE_BYTES = 128_000_000;
const TAKEN_BYTES = 40_000_000;
/** What training may take beside it. */
export const ISOLATE_TRAINING_BYTES = ISOLATE_BYTES - TAKEN_BYTES;
/** More clicks than this take longer than the CPU time of a Workflow's step allows, with a margin of three: `limits.cpu_ms`. */
export const ISOLATE_LEARNED_MAX_CLICKS = 500_000;

/** While a model is refreshed: the one before, the parts of the new one, its file, and the vectors in 32 bits. */
const REFRESH_SNAPSHOTS = 3.5;
/** The log before and after, 9 bytes a click each, and what merging and counting hold. */
const REFRESH_BYTES_A_CLICK = 30;

/** Bytes that merging new sessions into a model takes; an estimate by what is held at once. */
export const refreshBytes = (snapshotBytes: number, clicks: number): number =>
  REFRESH_SNAPSHOTS * snapshotBytes + REFRESH_BYTES_A_CLICK * clicks;

/** Rows of a case that the weights learn from, and the trees, with their bytes; an array that grows is there twice, once by half larger. */
const LINEAR_ROWS = 61;
const LINEAR_ROW_BYTES = 344;
const TREE_ROWS = 33;
const TREE_ROW_BYTES = 98;
const GROWING = 2.5;
/** Log, index and the passes' scratch, a click; statistics, walks and the passes' scratch, an item. */
const LEARNING_BYTES_A_CLICK = 40;
const LEARNING_BYTES_AN_ITEM = 600;
/** A dimension of an item's vector: while it is learned (three in 32 bits), and beside learning the ranking (in 32 and in 8). */
const EMBEDDING_BYTES = 12;
const EMBEDDED_BYTES = 5;

/** Bytes that learning a ranking takes at most, by what is held at once in its two greediest phases. */
export function learningBytes(clicks: number, items: number, settings: RankerSettings): number {
  const { linearCases, treeCases, embedding } = settings;
  const linear = linearCases * LINEAR_ROWS * LINEAR_ROW_BYTES;
  const trees = treeCases * TREE_ROWS * TREE_ROW_BYTES;
  const cases = Math.max(linear * GROWING, linear + trees * GROWING);
  const counted = clicks * LEARNING_BYTES_A_CLICK + items * LEARNING_BYTES_AN_ITEM;
  const vectors = items * embedding.dimensions;
  return counted + Math.max(vectors * EMBEDDING_BYTES, cases + vectors * EMBEDDED_BYTES);
}

const withLess = (linearCases: number, treeCases: number, dimensions: number): RankerSettings => ({
  ...RANKER_DEFAULTS,
  linearCases,
  treeCases,
  judgedCases: Math.min(RANKER_DEFAULTS.judgedCases, treeCases),
  embedding: { ...RANKER_DEFAULTS.embedding, dimensions, negatives: 256 },
});

/** What fits most shops. */
export const ISOLATE_RANKER: RankerSettings = withLess(800, 2_000, 64);
/** From the best to the least that is worth learning. */
export const ISOLATE_RANKERS: readonly RankerSettings[] = [
  withLess(1_200, 4_000, 64),
  ISOLATE_RANKER,
  withLess(500, 1_500, 32),
];

/** The best settings with which a ranking of so many clicks and items can be learned within `bytes`; `null`: none, a larger machine must. */
export const isolateRanker = (clicks: number, items: number, bytes: number): RankerSettings | null =>
  clicks > ISOLATE_LEARNED_MAX_CLICKS
    ? null
    : (ISOLATE_RANKERS.find((settings) => learningBytes(clicks, items, settings) <= bytes) ?? null);
