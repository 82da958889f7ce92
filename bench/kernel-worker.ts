import type { ModelSnapshot } from "../core/model/model-snapshot.ts";
import { readSnapshot } from "../core/model/snapshot-reader.ts";
import { isKernelName, type KernelName, predictorOf } from "./kernels/predictor-of.ts";

/** Runs predictions in workerd, whose clock stands still while it computes: the caller holds the watch. */
let model: ModelSnapshot | null = null;
let prefixes: readonly (readonly string[])[] = [];
const predictors = new Map<KernelName, (prefix: readonly string[]) => number>();

export default {
  async fetch(request: Request): Promise<Response> {
    const { pathname, searchParams } = new URL(request.url);
    if (pathname === "/model") {
      const read = readSnapshot(await request.arrayBuffer());
      if (!read.ok) return new Response(read.reason.code, { status: 422 });
      model = read.value;
      predictors.clear();
      return new Response("ok");
    }
    if (pathname === "/prefixes") {
      prefixes = (await request.json()) as typeof prefixes;
      return new Response("ok");
    }
    const kernel = pathname.slice(1);
    if (model === null || !isKernelName(kernel)) return new Response("no model, or no such kernel", { status: 404 });
    const predict = predictors.get(kernel) ?? predictorOf(kernel, model);
    predictors.set(kernel, predict);
    const from = Number(searchParams.get("from"));
    const to = Number(searchParams.get("to"));
    const times = Number(searchParams.get("times"));
    let found = 0;
    for (let time = 0; time < times; time++) {
      for (let at = from; at < to; at++) found += predict(prefixes[at] ?? []);
    }
    return new Response(String(found));
  },
};
