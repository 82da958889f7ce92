import type { WorkflowStep, WorkflowStepConfig } from "cloudflare:workers";
import { MODELS_KEPT, type ModelStorePort } from "../adapters/model-store/port.ts";
import type { ModelBlocks } from "../adapters/model-store/r2-model-blocks.ts";
import { cutSnapshot } from "../core/blocks/cut-snapshot.ts";
import type { Kernels } from "../core/kernels.ts";
import { checksumIn } from "../core/model/container.ts";
import { forced, nothingToCompare } from "../core/model/gate.ts";
import { isolateRanker } from "../core/model/isolate-plan.ts";
import { type ActiveModelFacts, type JudgedCandidate, judgeCandidate } from "../core/model/judge-candidate.ts";
import { modelVersion } from "../core/model/model-version.ts";
import type { TrainingParameters } from "../core/model/parameters.ts";
import { type SessionLog, sessionCountOf } from "../core/model/session-log.ts";
import { writeSessionLog } from "../core/model/session-log-file.ts";
import { readSnapshot } from "../core/model/snapshot-reader.ts";
import { type Recipe, trainBy } from "../core/model/train.ts";
import { recordOf, trainingReport } from "../core/model/training-report.ts";
import { validationCut } from "../core/model/validation-cut.ts";
import { datesOf, type GatherPorts, gatherParts, readParts, STEP } from "./gathered-log.ts";

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
const TOO_LARGE_ADVICE = `More clicks or products than an isolate can learn a ranking of. ${CLI}`;
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

export interface TrainingPorts extends GatherPorts {
  readonly models: ModelStorePort;
  readonly blocks: Pick<ModelBlocks, "put">;
  /** What is larger is stored as item blocks, too. */
  readonly snapshotMaxBytes: number;
  /** Categories of items by id; `null` where the shop's catalog has none. */
  readonly categories: () => Promise<ReadonlyMap<string, string> | null>;
  readonly kernels: Kernels;
  /** Memory that learning a ranking may take. */
  readonly learningBytes: number;
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
  const gathered = await gatherParts(run.parameters, step, ports, listed.dates);
  if (gathered.parts === 0) return { outcome: "no_events" };

  const ranker =
    run.ranking === "plain"
      ? null
      : await step.do("plan learning", STEP, async () => {
          const { items, itemIds } = await readParts(run.parameters, ports, gathered.parts);
          return isolateRanker(items.length, itemIds.length, ports.learningBytes);
        });
  const wanted: Ranking = ranker === null ? "plain" : "learned";
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
      ranker: ranking === "learned" ? ranker : null,
    });
    const judged = await step.do(names.evaluate, config, async () => {
      const at = now();
      const { evaluation, verdict } = await judge(
        await readParts(run.parameters, ports, gathered.parts),
        await recipeOf(),
        ports,
      );
      return { evaluation, verdict: run.force ? forced(verdict) : verdict, at };
    });
    const built = await step.do(names.build, config, async () => {
      const durations = { gather: judged.at - listed.at, evaluate: now() - judged.at };
      const log = await readParts(run.parameters, ports, gathered.parts);
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

/** What serves. One that was refreshed is judged by the one that it began as: the same weights, and the latest clicks unseen. */
async function activeModel(models: ModelStorePort): Promise<ActiveModelFacts | null> {
  const active = await models.active();
  if (active === null) return null;
  const judged = await wholeModelOf(models, active.version);
  const [described, bytes] = await Promise.all([models.describe(judged), models.load(judged)]);
  const opened = bytes === null ? null : readSnapshot(bytes);
  return {
    ...recordOf(active.version, described?.report ?? {}),
    index: opened?.ok === true ? opened.value : null,
  };
}

/** The model that a version was refreshed from, over as many refreshes as there were; the version itself where that is gone. */
async function wholeModelOf(models: ModelStorePort, version: string): Promise<string> {
  for (let at = version; ; ) {
    const described = await models.describe(at);
    if (described === null) return version;
    const { base } = described.report;
    if (typeof base !== "string") return at;
    at = base;
  }
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

const bytesOf = (entries: readonly (readonly [string, string])[]): ArrayBuffer =>
  Uint8Array.from(new TextEncoder().encode(JSON.stringify(entries))).buffer;

const entriesOf = (bytes: ArrayBuffer): readonly (readonly [string, string])[] =>
  JSON.parse(new TextDecoder().decode(bytes)) as readonly (readonly [string, string])[];
