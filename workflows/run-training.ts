import type { WorkflowStep, WorkflowStepConfig } from "cloudflare:workers";
import type { LakePort } from "../adapters/lake/port.ts";
import { MODELS_KEPT, type ModelStorePort } from "../adapters/model-store/port.ts";
import type { ModelBlocks } from "../adapters/model-store/r2-model-blocks.ts";
import type { R2TrainingScratch } from "../adapters/model-store/r2-training-scratch.ts";
import { cutSnapshot } from "../core/blocks/cut-snapshot.ts";
import type { Kernels } from "../core/kernels.ts";
import { checksumIn } from "../core/model/container.ts";
import { forced, nothingToCompare } from "../core/model/gate.ts";
import { type ActiveModelFacts, type JudgedCandidate, judgeCandidate } from "../core/model/judge-candidate.ts";
import { mergeChunks } from "../core/model/merge-chunks.ts";
import { modelVersion } from "../core/model/model-version.ts";
import { ISOLATE_LEARNED_MAX_CLICKS, ISOLATE_RANKER, type TrainingParameters } from "../core/model/parameters.ts";
import { readChunk, type SessionChunk, writeChunk } from "../core/model/session-chunk.ts";
import { type SessionLog, sessionCountOf } from "../core/model/session-log.ts";
import { writeSessionLog } from "../core/model/session-log-file.ts";
import { readSnapshot } from "../core/model/snapshot-reader.ts";
import { type Recipe, trainBy } from "../core/model/train.ts";
import { recordOf, trainingReport } from "../core/model/training-report.ts";
import { validationCut } from "../core/model/validation-cut.ts";
import { GATHER_START, type GatherPosition, gatherClicks } from "./gather-clicks.ts";

/** Dates asked of the lake at once. */
const DATES_A_PAGE = 1_000;
const STEP: WorkflowStepConfig = {
  retries: { limit: 5, delay: "5 seconds", backoff: "exponential" },
  timeout: "10 minutes",
};
/** Learning that an isolate's CPU time or memory ends will end again: one more attempt is for what passes by itself. */
const LEARNED_STEP: WorkflowStepConfig = { ...STEP, retries: { limit: 1, delay: "5 seconds" } };

type Ranking = "learned" | "plain";
interface StepNames {
  readonly evaluate: string;
  readonly build: string;
}
const STEPS: StepNames = { evaluate: "evaluate", build: "build snapshot" };
const STEPS_WITHOUT_RANKING: StepNames = {
  evaluate: "evaluate without ranking",
  build: "build snapshot without ranking",
};

const CLI = "Run `npm run cli -- train --url URL`.";
const TOO_LARGE_ADVICE = `More than ${ISOLATE_LEARNED_MAX_CLICKS} clicks: an isolate cannot learn their ranking. ${CLI}`;
const FAILED_ADVICE = `Learning the ranking did not end inside an isolate; the model serves without it. ${CLI}`;

/** Items with their categories, between steps. */
const CATEGORIES_PART = "categories";

export interface TrainingRun {
  /** Epoch milliseconds; with the snapshot's checksum it names the model. */
  readonly startedAt: number;
  readonly parameters: TrainingParameters;
  /** `learned`: with a learned ranking where an isolate can hold it; `plain`: without. */
  readonly ranking: Ranking;
  /** Promote also what the gate would not. */
  readonly force: boolean;
}

export interface TrainingPorts {
  readonly lake: LakePort;
  readonly models: ModelStorePort;
  readonly blocks: Pick<ModelBlocks, "put">;
  /** What is larger is stored as item blocks, too. */
  readonly snapshotMaxBytes: number;
  readonly scratch: Pick<R2TrainingScratch, "put" | "load" | "clear">;
  /** Categories of items by id; `null` where the shop's catalog has none. */
  readonly categories: () => Promise<ReadonlyMap<string, string> | null>;
  readonly kernels: Kernels;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

export type TrainingOutcome =
  | { readonly outcome: "no_events" }
  | {
      /** `kept_active`: the model is stored, and the one before it goes on serving. */
      readonly outcome: "promoted" | "kept_active";
      /** Why: a `GateReason`. */
      readonly reason: string;
      readonly ranking: Ranking;
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
  const { models, scratch, now } = ports;
  const listed = await step.do("list dates", STEP, async () => ({ dates: await datesOf(ports.lake), at: now() }));
  const gathered = await gather(run, step, ports, listed.dates);
  if (gathered.parts === 0) return { outcome: "no_events" };

  const wanted: Ranking =
    run.ranking === "learned" && gathered.clicks <= ISOLATE_LEARNED_MAX_CLICKS ? "learned" : "plain";
  const hasCategories =
    wanted === "learned" &&
    (await step.do("read categories", STEP, async () => {
      const categories = await ports.categories();
      if (categories !== null) await scratch.put(CATEGORIES_PART, bytesOf([...categories]));
      return categories !== null;
    }));
  const attempt = async (ranking: Ranking, names: StepNames, config: WorkflowStepConfig, advice: string | null) => {
    const recipeOf = async (): Promise<Recipe> => ({
      parameters: run.parameters,
      categories:
        ranking === "learned" && hasCategories ? new Map(entriesOf(await scratch.load(CATEGORIES_PART))) : null,
      ranker: ranking === "learned" ? ISOLATE_RANKER : null,
    });
    const judged = await step.do(names.evaluate, config, async () => {
      const at = now();
      const { evaluation, verdict } = await judge(await readLog(run, ports, gathered.parts), await recipeOf(), ports);
      return { evaluation, verdict: run.force ? forced(verdict) : verdict, at };
    });
    const built = await step.do(names.build, config, async () => {
      const durations = { gather: judged.at - listed.at, evaluate: now() - judged.at };
      const log = await readLog(run, ports, gathered.parts);
      return build(run, ports, log, await recipeOf(), { ...judged, advice, durations });
    });
    return { judged, built, ranking };
  };
  const plain = (names: StepNames, advice: string | null) => attempt("plain", names, STEP, advice);
  const { judged, built, ranking } =
    wanted === "learned"
      ? await attempt("learned", STEPS, LEARNED_STEP, null).catch(() => plain(STEPS_WITHOUT_RANKING, FAILED_ADVICE))
      : await plain(STEPS, run.ranking === "learned" ? TOO_LARGE_ADVICE : null);
  const { decision, reason } = judged.verdict;
  if (decision === "promote") await step.do("promote", STEP, () => models.promote(built.version, now()));
  await step.do("prune", STEP, async () => [...(await models.prune(MODELS_KEPT, now()))]);
  const { hitRateAt20 = null, mrrAt20 = null } = judged.evaluation ?? {};
  const outcome = decision === "promote" ? "promoted" : "kept_active";
  return { outcome, reason, ranking, ...built, hitRateAt20, mrrAt20 };
}

/** Writes parts, newest first, until the lake is read or there are clicks enough. */
async function gather(
  { parameters }: TrainingRun,
  step: Pick<WorkflowStep, "do">,
  { lake, scratch }: TrainingPorts,
  dates: readonly string[],
): Promise<{ readonly parts: number; readonly clicks: number }> {
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
  return { parts, clicks: Math.min(clicks, parameters.maxClicks) };
}

/** Trains a trial on what is older than the cut, and asks it and the model that serves for what is newer. */
async function judge(
  log: SessionLog,
  recipe: Recipe,
  { models, kernels }: Pick<TrainingPorts, "models" | "kernels">,
): Promise<JudgedCandidate> {
  const active = await activeModel(models);
  const cut = validationCut(log, active?.until ?? null);
  if (cut === null) return { evaluation: null, verdict: nothingToCompare(active?.version ?? null) };
  const trial = readSnapshot(trainBy(recipe, cut.past, kernels).snapshot);
  if (!trial.ok) throw new Error(`the trial model cannot be opened: ${trial.reason.code}`);
  return judgeCandidate(trial.value, cut, active);
}

async function activeModel(models: ModelStorePort): Promise<ActiveModelFacts | null> {
  const active = await models.active();
  if (active === null) return null;
  const [described, bytes] = await Promise.all([models.describe(active.version), models.load(active.version)]);
  const opened = bytes === null ? null : readSnapshot(bytes);
  return {
    ...recordOf(active.version, described?.report ?? {}),
    index: opened?.ok === true ? opened.value : null,
  };
}

async function build(
  run: TrainingRun,
  { models, blocks, snapshotMaxBytes, now, kernels }: TrainingPorts,
  log: SessionLog,
  recipe: Recipe,
  facts: JudgedCandidate & {
    readonly advice: string | null;
    readonly durations: { readonly gather: number; readonly evaluate: number };
  },
) {
  const startedAt = now();
  const { snapshot, ranking } = trainBy(recipe, log, kernels);
  const version = modelVersion(run.startedAt, checksumIn(snapshot));
  const bytes = snapshot.byteLength;
  const report = trainingReport(log, {
    trainer: "workflow",
    recipe,
    ranking,
    evaluation: facts.evaluation,
    gate: facts.verdict,
    advice: facts.advice,
    bytes,
    durations: { ...facts.durations, train: now() - startedAt },
  });
  await models.putSessions(version, writeSessionLog(log));
  if (bytes > snapshotMaxBytes) await blocks.put(version, cutSnapshot(snapshot));
  await models.put(version, snapshot, report);
  return { version, bytes, items: log.itemIds.length, sessions: sessionCountOf(log), clicks: log.items.length };
}

/** The parts as one log; part 0 is the newest. */
async function readLog({ parameters }: TrainingRun, { scratch }: TrainingPorts, parts: number): Promise<SessionLog> {
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

const bytesOf = (entries: readonly (readonly [string, string])[]): ArrayBuffer =>
  Uint8Array.from(new TextEncoder().encode(JSON.stringify(entries))).buffer;

const entriesOf = (bytes: ArrayBuffer): readonly (readonly [string, string])[] =>
  JSON.parse(new TextDecoder().decode(bytes)) as readonly (readonly [string, string])[];
