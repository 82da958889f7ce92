import { rankExactly } from "../../core/vectors/exact-search.ts";
import { candidatesFor, QuantizedIndex } from "../../core/vectors/quantized-index.ts";
import type { Measurement } from "../bench-entry.ts";
import { quantile } from "../report/quantile.ts";
import { DIMENSIONS, normal, pick, type StoredVector } from "./stored-vectors.ts";

const TOP_K = 10;
const RECALL_QUERIES = 50;
/** Bytes that the scan keeps of a vector besides one per dimension. */
const FACTOR_BYTES = 16;

/** Runs `work` and answers how many of its `count` queries a second of CPU time does. */
function queriesPerCpuSecond(work: () => number): number {
  const before = process.cpuUsage();
  const count = work();
  const { user, system } = process.cpuUsage(before);
  return (count / (user + system)) * 1_000_000;
}

/** The embedded index's scan over `stored` for `seconds`, beside exact float32 search over the same vectors. */
export function measureScan(name: string, stored: readonly StoredVector[], seconds: number): Measurement {
  const index = new QuantizedIndex({ dimensions: DIMENSIONS, metric: "cosine" }, stored.length);
  const startedLoading = performance.now();
  for (const [id, values] of stored) index.set(id, values);
  const loadMs = performance.now() - startedLoading;
  const byId = new Map(stored);
  const search = (query: Float32Array): readonly string[] => {
    const near = index.candidates(query, candidatesFor(TOP_K)).map((id): StoredVector => [id, byId.get(id) ?? query]);
    return rankExactly("cosine", query, near, TOP_K).map(({ id }) => id);
  };
  const queries = Array.from({ length: RECALL_QUERIES }, () => pick(stored)[1].map((value) => value + 0.02 * normal()));

  const exact: ReadonlySet<string>[] = [];
  const floor = queriesPerCpuSecond(() => {
    for (const query of queries) exact.push(new Set(rankExactly("cosine", query, stored, TOP_K).map(({ id }) => id)));
    return queries.length;
  });
  let found = 0;
  for (const [place, query] of queries.entries()) found += search(query).filter((id) => exact[place]?.has(id)).length;

  const timesMs: number[] = [];
  const value = queriesPerCpuSecond(() => {
    const started = performance.now();
    for (let run = 0; performance.now() - started < seconds * 1_000; run++) {
      const before = performance.now();
      search(queries[run % queries.length] ?? new Float32Array(DIMENSIONS));
      timesMs.push(performance.now() - before);
    }
    return timesMs.length;
  });
  const ascending = Float64Array.from(timesMs).sort();
  const recall = found / (RECALL_QUERIES * TOP_K);
  const mebibytes = (index.size * (DIMENSIONS + FACTOR_BYTES)) / 2 ** 20;
  return {
    name,
    value: Number(value.toFixed(1)),
    unit: "queries/s",
    floor: Number(floor.toFixed(2)),
    ratio: Number((value / floor).toFixed(2)),
    p50Ms: Number(quantile(ascending, 0.5).toFixed(3)),
    p99Ms: Number(quantile(ascending, 0.99).toFixed(3)),
    samples: timesMs.length,
    cpuUs: Math.round(1_000_000 / value),
    recall,
    note: `recall@${TOP_K} ${recall.toFixed(4)}, load ${loadMs.toFixed(0)} ms, ${mebibytes.toFixed(1)} MiB`,
  };
}
