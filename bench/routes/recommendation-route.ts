import { setTimeout as sleep } from "node:timers/promises";
import type { BenchRequest, RouteEntry } from "../bench-entry.ts";
import type { ModelKind } from "../models/demonstration-model.ts";
import type { Platform } from "../platform/start-platform.ts";

const ITEMS_PER_ANSWER = 10;
/** How long the platform may take until it answers as described, catalog and vectors included; milliseconds. */
const READY_WITHIN_MS = 20_000;
const ASK_AGAIN_MS = 500;

interface Answer {
  readonly items: readonly { readonly product: unknown }[];
  readonly model: string | null;
  readonly degraded: boolean;
  readonly degradedBy: readonly string[];
  readonly explain?: { readonly personalized: boolean; readonly calls: number; readonly strategies: readonly string[] };
}

export interface RecommendationRoute {
  readonly name: string;
  readonly about: string;
  /** With a learned ranking, which then leads every answer, or without one. */
  readonly model: ModelKind;
  readonly steadyPerSecond?: number;
  /** Distinct requests; they are asked in turn, so that all of them are warm. */
  readonly variants: number;
  /** Path and query of a variant, from 0. */
  readonly path: (variant: number) => string;
  /** Calls out of the isolate that a warm answer makes. */
  readonly calls: number;
  readonly personalized: boolean;
  /** Makes the state that the requests read. */
  readonly prepare?: (platform: Platform) => Promise<void>;
}

const get = (path: string, { credentials }: Platform): BenchRequest => ({
  method: "GET",
  path,
  headers: { authorization: `Bearer ${credentials.publishableKey}` },
});

function check(answer: unknown): string | null {
  const { items, model, degraded, degradedBy } = answer as Answer;
  if (items.length !== ITEMS_PER_ANSWER) return `${items.length} items instead of ${ITEMS_PER_ANSWER}`;
  if (model === null) return "no model answered";
  if (degraded) return `degraded by ${degradedBy.join(", ")}`;
  return items.some(({ product }) => product === null) ? "an item has no product" : null;
}

/** Recommendations of a trained model. Before the load every variant is asked until all answer with the calls they should make. */
export function recommendationRoute({
  variants,
  path,
  calls,
  personalized,
  model,
  prepare,
  ...about
}: RecommendationRoute): RouteEntry {
  async function problemOf(variant: number, platform: Platform): Promise<string | null> {
    const request = get(`${path(variant)}&explain=true`, platform);
    const response = await fetch(new URL(request.path, platform.url), { headers: request.headers });
    if (!response.ok) return `${request.path}: status ${response.status}: ${await response.text()}`;
    const answer = (await response.json()) as Answer;
    if (answer.explain?.calls !== calls)
      return `${request.path}: ${answer.explain?.calls} calls out of the isolate instead of ${calls}`;
    if (answer.explain.strategies.includes("learned-ranking") !== (model === "ranking"))
      return `${request.path}: not the model that is to be measured`;
    if (answer.explain.personalized !== personalized) return `${request.path}: personalized is not ${personalized}`;
    return check(answer);
  }
  return {
    ...about,
    kind: "route",
    needs: model,
    leavesWork: false,
    connections: 16,
    async prepare(platform) {
      await prepare?.(platform);
      const startedAt = performance.now();
      let problem: string | null = "";
      // The first round fetches what answers remember; from the second on nothing should be missing.
      for (let round = 0; problem !== null; round++) {
        if (performance.now() - startedAt > READY_WITHIN_MS) throw new Error(problem);
        if (round > 1) await sleep(ASK_AGAIN_MS);
        problem = null;
        for (let variant = 0; variant < variants; variant++) {
          const found = await problemOf(variant, platform);
          problem ??= found;
        }
      }
    },
    request: (n, platform) => get(path(n % variants), platform),
    check,
  };
}
