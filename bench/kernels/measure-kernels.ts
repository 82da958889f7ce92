import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { convertV4MiniflareOptions, Miniflare } from "miniflare";
import { readSnapshot } from "../../core/model/snapshot-reader.ts";
import type { Measurement } from "../bench-entry.ts";
import { bundleFile } from "../platform/bundle-workers.ts";
import { quantile } from "../report/quantile.ts";
import { type KernelSet, kernelSets } from "./kernel-sets.ts";
import { type KernelName, predictorOf } from "./predictor-of.ts";

const COMPATIBILITY_DATE = "2026-10-20";
/** Predictions of a prefix in one request, so that they outweigh the request; and requests of which the quickest counts. */
const REPEATS = 40;
const TRIES = 3;
const WARM_UP_ROUNDS = 3;
const US_PER_MS = 1_000;

/**
 * Predictions in workerd, per data set. workerd's clock stands still while it computes, so the watch is here: a request repeats
 * one prefix's prediction 40 times, and an empty request's time is taken off; the quickest of three counts, because others use the
 * machine. Beside it, the same in this process: each prefix once, one after the other, as this process's own clock sees it.
 */
export async function measureKernels(report: (line: string) => void): Promise<readonly Measurement[]> {
  const folder = await mkdtemp(join(tmpdir(), "nearshelf-kernels-"));
  const path = await bundleFile("kernel-worker", "bench/kernel-worker.ts", folder, COMPATIBILITY_DATE);
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({
      cf: false,
      telemetry: { enabled: false },
      workers: [
        {
          name: "kernel-worker",
          compatibilityDate: COMPATIBILITY_DATE,
          modulesRoot: dirname(path),
          modules: [{ type: "ESModule" as const, path }],
          unsafeDirectSockets: [{ host: "127.0.0.1", port: 0 }],
        },
      ],
    }),
  );
  try {
    await miniflare.ready;
    const { origin } = await miniflare.unsafeGetDirectURL("kernel-worker");
    const measurements: Measurement[] = [];
    for await (const set of kernelSets(report)) {
      await put(`${origin}/model`, new Uint8Array(set.snapshot));
      await put(`${origin}/prefixes`, JSON.stringify(set.prefixes));
      for (const kernel of ["neighbours", "ensemble"] as const) {
        report(`${set.name}: ${kernel}`);
        measurements.push(await measureOne(kernel, set, origin));
      }
    }
    return measurements;
  } finally {
    await miniflare.dispose();
    await rm(folder, { recursive: true, force: true });
  }
}

async function put(url: string, body: string | Uint8Array<ArrayBuffer>): Promise<void> {
  const response = await fetch(url, { method: "PUT", body });
  if (!response.ok) throw new Error(`${url}: ${await response.text()}`);
}

async function measureOne(kernel: KernelName, set: KernelSet, origin: string): Promise<Measurement> {
  const { prefixes } = set;
  const run = async (from: number, to: number, times: number): Promise<number> => {
    const startedAt = performance.now();
    const response = await fetch(`${origin}/${kernel}?from=${from}&to=${to}&times=${times}`);
    const text = await response.text();
    if (!response.ok) throw new Error(`${kernel}: ${text}`);
    return (performance.now() - startedAt) * US_PER_MS;
  };
  await run(0, prefixes.length, WARM_UP_ROUNDS);
  const empty = quantile(Float64Array.from(await inTurn(50, () => run(0, 0, 0))).sort(), 0.5);
  const whole = (await run(0, prefixes.length, 1)) - empty;
  const us = await inTurn(prefixes.length, async (at) => {
    const tries = await inTurn(TRIES, () => run(at, at + 1, REPEATS));
    return Math.max(0, Math.min(...tries) - empty) / REPEATS;
  });
  const ascending = Float64Array.from(us).sort();
  const here = inThisProcess(kernel, set);
  const perSecond = 1e6 / (whole / prefixes.length);
  const herePerSecond = 1e6 / (here.reduce((sum, one) => sum + one, 0) / here.length);
  return {
    name: `${set.name}-${kernel}`,
    value: Math.round(perSecond),
    unit: "predictions/s",
    floor: Math.round(herePerSecond),
    ratio: Number((perSecond / herePerSecond).toFixed(2)),
    p50Ms: quantile(ascending, 0.5) / US_PER_MS,
    p99Ms: quantile(ascending, 0.99) / US_PER_MS,
    samples: prefixes.length,
    cpuUs: Math.round(whole / prefixes.length),
    bytesPerClick: Number((set.snapshot.byteLength / set.clicks).toFixed(2)),
    nodeP50Us: Math.round(quantile(here, 0.5)),
    nodeP99Us: Math.round(quantile(here, 0.99)),
    note: `µs p50 ${quantile(ascending, 0.5).toFixed(0)}, p99 ${quantile(ascending, 0.99).toFixed(0)}; in Node, each once: ${quantile(here, 0.5).toFixed(0)}, ${quantile(here, 0.99).toFixed(0)}`,
  };
}

/** Microseconds of each prefix's prediction in this process, after one round to warm up; ascending. */
function inThisProcess(kernel: KernelName, { snapshot, prefixes }: KernelSet): Float64Array {
  const read = readSnapshot(snapshot);
  if (!read.ok) throw new Error(read.reason.code);
  const predict = predictorOf(kernel, read.value);
  for (let round = 0; round < WARM_UP_ROUNDS; round++) for (const prefix of prefixes) predict(prefix);
  return Float64Array.from(prefixes, (prefix) => {
    const startedAt = performance.now();
    predict(prefix);
    return (performance.now() - startedAt) * US_PER_MS;
  }).sort();
}

async function inTurn(count: number, work: (at: number) => Promise<number>): Promise<readonly number[]> {
  const results: number[] = [];
  for (let at = 0; at < count; at++) results.push(await work(at));
  return results;
}
