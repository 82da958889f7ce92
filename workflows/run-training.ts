import type { WorkflowStep, WorkflowStepConfig } from "cloudflare:workers";
import type { LakePort } from "../adapters/lake/port.ts";
import type { ModelStorePort } from "../adapters/model-store/port.ts";
import { modelVersion } from "../adapters/model-store/r2-model-store.ts";
import type { R2TrainingScratch } from "../adapters/model-store/r2-training-scratch.ts";
import { checksumIn } from "../core/model/container.ts";
import type { Evaluation } from "../core/model/evaluate.ts";
import { mergeChunks } from "../core/model/merge-chunks.ts";
import type { TrainingParameters } from "../core/model/parameters.ts";
import { readChunk, type SessionChunk, writeChunk } from "../core/model/session-chunk.ts";
import { type SessionLog, sessionCountOf } from "../core/model/session-log.ts";
import { holdOut, train, trainingReport } from "../core/model/train.ts";
import { GATHER_START, type GatherPosition, gatherClicks } from "./gather-clicks.ts";

/** Dates asked of the lake at once. */
const DATES_A_PAGE = 1_000;
const STEP: WorkflowStepConfig = {
  retries: { limit: 5, delay: "5 seconds", backoff: "exponential" },
  timeout: "10 minutes",
};

export interface TrainingRun {
  /** Epoch milliseconds; with the snapshot's checksum it names the model. */
  readonly startedAt: number;
  readonly parameters: TrainingParameters;
}

export interface TrainingPorts {
  readonly lake: LakePort;
  readonly models: ModelStorePort;
  readonly scratch: Pick<R2TrainingScratch, "put" | "load" | "clear">;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

export type TrainingOutcome =
  | { readonly outcome: "no_events" }
  | {
      readonly outcome: "promoted";
      readonly version: string;
      readonly bytes: number;
      readonly items: number;
      readonly sessions: number;
      readonly clicks: number;
      readonly hitRateAt20: number | null;
      readonly mrrAt20: number | null;
    };

/**
 * From the lake to a serving model in durable steps. Each can be repeated: parts and snapshot are written under names that
 * follow from their order and content, so that a retry writes the same bytes to the same place.
 */
export async function runTraining(
  run: TrainingRun,
  step: Pick<WorkflowStep, "do">,
  ports: TrainingPorts,
): Promise<TrainingOutcome> {
  try {
    return await trainAndPromote(run, step, ports);
  } finally {
    // Also when a step has failed for good: what is left holds session pseudonyms.
    await step.do("clean up", STEP, () => ports.scratch.clear());
  }
}

async function trainAndPromote(
  run: TrainingRun,
  step: Pick<WorkflowStep, "do">,
  ports: TrainingPorts,
): Promise<TrainingOutcome> {
  const listed = await step.do("list dates", STEP, async () => ({ dates: await datesOf(ports.lake), at: ports.now() }));
  const parts = await gather(run, step, ports, listed.dates);
  if (parts === 0) return { outcome: "no_events" };

  const judged = await step.do("evaluate", STEP, async () => {
    const at = ports.now();
    return { evaluation: holdOut(await logOf(run, ports, parts), run.parameters), at };
  });
  const built = await step.do("build snapshot", STEP, async () => {
    const durations = { gather: judged.at - listed.at, evaluate: ports.now() - judged.at };
    return build(run, ports, await logOf(run, ports, parts), judged.evaluation, durations);
  });
  await step.do("promote", STEP, () => ports.models.promote(built.version, ports.now()));
  const { hitRateAt20 = null, mrrAt20 = null } = judged.evaluation ?? {};
  return { outcome: "promoted", ...built, hitRateAt20, mrrAt20 };
}

/** Writes parts, newest first, until the lake is read or there are clicks enough; answers how many parts. */
async function gather(
  { parameters }: TrainingRun,
  step: Pick<WorkflowStep, "do">,
  { lake, scratch }: TrainingPorts,
  dates: readonly string[],
): Promise<number> {
  let position: GatherPosition | null = GATHER_START;
  let clicks = 0;
  let parts = 0;
  for (let chunk = 0; position !== null && clicks < parameters.maxClicks; chunk++) {
    const from: GatherPosition = position;
    const part = parts;
    const gathered = await step.do(`gather ${chunk}`, STEP, async () => {
      const { sessionizer, next } = await gatherClicks(lake, dates, from);
      if (sessionizer.clicks > 0) await scratch.put(`part-${part}`, writeChunk(sessionizer.chunk()));
      return { clicks: sessionizer.clicks, next };
    });
    position = gathered.next;
    clicks += gathered.clicks;
    if (gathered.clicks > 0) parts++;
  }
  return parts;
}

async function build(
  run: TrainingRun,
  { models }: TrainingPorts,
  log: SessionLog,
  evaluation: Evaluation | null,
  durations: { readonly gather: number; readonly evaluate: number },
) {
  const snapshot = train(log, run.parameters);
  const version = modelVersion(run.startedAt, checksumIn(snapshot));
  const bytes = snapshot.byteLength;
  await models.put(version, snapshot, trainingReport(log, run.parameters, { bytes, evaluation, durations }));
  return { version, bytes, items: log.itemIds.length, sessions: sessionCountOf(log), clicks: log.items.length };
}

/** The parts as one log; part 0 is the newest. */
async function logOf({ parameters }: TrainingRun, { scratch }: TrainingPorts, parts: number): Promise<SessionLog> {
  const chunks: SessionChunk[] = [];
  for (let part = parts - 1; part >= 0; part--) {
    const read = readChunk(await scratch.load(`part-${part}`));
    if (!read.ok) throw new Error(`training part ${part} is damaged: ${read.reason.code}`);
    chunks.push(read.value);
  }
  return mergeChunks(chunks, parameters);
}

/** Every date of the lake, newest first. */
async function datesOf(lake: LakePort): Promise<string[]> {
  const dates: string[] = [];
  for (;;) {
    const page = await lake.dates(dates.at(-1) ?? null, DATES_A_PAGE);
    dates.push(...page);
    if (page.length < DATES_A_PAGE) return dates.reverse();
  }
}
