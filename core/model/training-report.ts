import { z } from "zod";
import { isJsonObject, type JsonObject, type JsonValue } from "../json.ts";
import type { Evaluation } from "./evaluate.ts";
import { type ActiveRecord, type GateVerdict, refreshed } from "./gate.ts";
import { DEFAULT_PARAMETERS, type TrainingParameters } from "./parameters.ts";
import { type SessionLog, sessionCountOf, windowOf } from "./session-log.ts";
import type { RankingOutcome, Recipe } from "./train.ts";

const MS_PER_SECOND = 1_000;

/** Time that each phase took, in milliseconds: the caller holds the clock. */
export type Durations = { readonly [phase: string]: number };

export interface ReportFacts {
  readonly trainer: "workflow" | "cli";
  readonly recipe: Recipe;
  readonly ranking: RankingOutcome | null;
  readonly evaluation: Evaluation | null;
  readonly gate: GateVerdict;
  /** Settings that were tried, the best first; `null` where none were searched for. */
  readonly trials?: readonly JsonObject[] | null;
  /** What a person should do about this training; `null`: nothing. */
  readonly advice?: string | null;
  readonly bytes: number;
  readonly durations: Durations;
}

/** What is kept beside a snapshot for people: what it was learned from, how, how good it is, and why it serves or does not. */
export function trainingReport(log: SessionLog, facts: ReportFacts): JsonObject {
  const { trainer, recipe, ranking, evaluation, gate, trials = null, advice = null, bytes, durations } = facts;
  return jsonOf({
    trainer,
    window: isoWindowOf(log),
    counts: {
      ...countsOf(log),
      categories: recipe.categories === null ? 0 : new Set(recipe.categories.values()).size,
    },
    parameters: { ...recipe.parameters, ranker: recipe.ranker },
    ranking,
    evaluation,
    gate,
    trials,
    advice,
    bytes,
    durationsMs: durations,
  });
}

/** The report of a model with sessions merged into it: what was learned, and how that was judged, is as it was. */
export function refreshedReport(
  log: SessionLog,
  base: { readonly version: string; readonly report: JsonObject },
  facts: { readonly trainer: "workflow" | "cli"; readonly bytes: number; readonly durations: Durations },
): JsonObject {
  const { counts } = base.report;
  return jsonOf({
    ...base.report,
    trainer: facts.trainer,
    base: base.version,
    window: isoWindowOf(log),
    counts: { ...(isJsonObject(counts) ? counts : {}), ...countsOf(log) },
    gate: refreshed(base.version),
    bytes: facts.bytes,
    durationsMs: facts.durations,
  });
}

const countsOf = (log: SessionLog) => ({
  items: log.itemIds.length,
  sessions: sessionCountOf(log),
  clicks: log.items.length,
});

function isoWindowOf(log: SessionLog) {
  const { from, to } = windowOf(log);
  return { from: isoOf(from), to: isoOf(to) };
}

const isoOf = (seconds: number): string => new Date(seconds * MS_PER_SECOND).toISOString();

/** Leaves out what is not data, such as the recipe's callbacks. */
const jsonOf = (value: unknown): JsonObject => JSON.parse(JSON.stringify(value)) as { [key: string]: JsonValue };

const reportRecord = z.object({
  window: z.object({ to: z.iso.datetime() }),
  evaluation: z
    .object({
      sessions: z.number(),
      cases: z.number(),
      hitRateAt20: z.number(),
      mrrAt20: z.number(),
      places: z.array(z.number()),
    })
    .nullable()
    .catch(null),
});

/** What a stored report says that a later candidate is compared with; a report that does not say it compares with nothing. */
export function recordOf(version: string, report: JsonObject): ActiveRecord & { readonly until: number | null } {
  const read = reportRecord.safeParse(report);
  if (!read.success) return { version, evaluation: null, until: null };
  return { version, evaluation: read.data.evaluation, until: Date.parse(read.data.window.to) / MS_PER_SECOND };
}

const parameterRecord = z.object({
  parameters: z.object({
    maxClicks: z.int().positive(),
    sessionMaxClicks: z.int().positive(),
    sessionsPerItem: z.int().positive(),
    neighboursPerItem: z.int().positive(),
    recentHalfLifeDays: z.number().positive(),
  }),
});

/** The parameters that a stored report names; the defaults where it names others than there are now. */
export function parametersOf(report: JsonObject): TrainingParameters {
  const read = parameterRecord.safeParse(report);
  return read.success ? read.data.parameters : DEFAULT_PARAMETERS;
}
