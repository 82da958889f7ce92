import type { WorkflowStep, WorkflowStepConfig } from "cloudflare:workers";
import type { LakePort } from "../adapters/lake/port.ts";
import type { LakeUpkeepPort } from "../adapters/lake/upkeep-port.ts";

const HOUR_MS = 3_600_000;
/** Whoever listed a file may open it for so long after it was replaced or retired: longer than any reader takes. */
export const LAKE_GRACE_MS = 24 * HOUR_MS;
/** A file that nobody has committed so long after it was written belongs to a writer that died. */
export const ORPHAN_AGE_MS = 24 * HOUR_MS;

/** Dates asked of the lake at once. */
const DATES_A_PAGE = 1_000;
/** Bounds of one step, whichever is met first: its calls to partitions, and its time for decoding and encoding. */
const DATES_A_STEP = 50;
const MERGES_A_STEP = 16;
/** Steps of one run; the next hour's goes on where there is more. */
const STEPS_A_RUN = 400;
const SWEEPS_A_RUN = 400;

const STEP: WorkflowStepConfig = {
  retries: { limit: 3, delay: "10 seconds", backoff: "exponential" },
  timeout: "10 minutes",
};

export interface LakeUpkeepRun {
  /** Epoch milliseconds. */
  readonly startedAt: number;
  /** Also the daily work: orphans, and bad events that are past their days. */
  readonly daily: boolean;
}

export interface LakeUpkeepPorts {
  readonly lake: Pick<LakePort, "dates">;
  readonly upkeep: LakeUpkeepPort;
  /** Deletes bad events that are past their days; answers the dates that went. */
  readonly expireBadEvents: (now: number) => Promise<readonly string[]>;
}

export interface LakeUpkeepOutcome {
  readonly dates: number;
  readonly merges: number;
  readonly failedMerges: number;
  readonly filesReplaced: number;
  readonly filesWritten: number;
  readonly bytesBefore: number;
  readonly bytesAfter: number;
  readonly duplicates: number;
  readonly filesRetired: number;
  readonly filesDeleted: number;
  readonly orphansDeleted: number;
  readonly badEventDatesExpired: readonly string[];
  /** Whether every date had its turn. */
  readonly complete: boolean;
}

interface Turn {
  readonly next: number;
  readonly sums: Sums;
}
type Sums = { [name in SumName]: number };
type SumName = Exclude<keyof LakeUpkeepOutcome, "dates" | "complete" | "badEventDatesExpired" | "orphansDeleted">;

/** Retention, compaction and deletion for every date of the lake, in steps that may each be repeated. */
export async function runLakeUpkeep(
  run: LakeUpkeepRun,
  step: Pick<WorkflowStep, "do">,
  { lake, upkeep, expireBadEvents }: LakeUpkeepPorts,
): Promise<LakeUpkeepOutcome> {
  const dates = await step.do("list dates", STEP, () => datesOf(lake));
  const sums = noSums();
  let next = 0;
  for (let turn = 0; next < dates.length && turn < STEPS_A_RUN; turn++) {
    const from = next;
    const done = await step.do(`upkeep ${turn}`, STEP, () => takeTurn(dates, from, run.startedAt, upkeep));
    next = done.next;
    for (const name of Object.keys(sums) as SumName[]) sums[name] += done.sums[name];
  }
  let orphansDeleted = 0;
  let badEventDatesExpired: readonly string[] = [];
  if (run.daily) {
    let cursor: string | null = null;
    for (let sweep = 0; sweep < SWEEPS_A_RUN; sweep++) {
      const at: string | null = cursor;
      const page: { deleted: number; cursor: string | null } = await step.do(`sweep ${sweep}`, STEP, async () => ({
        ...(await upkeep.sweepOrphans(at, run.startedAt - ORPHAN_AGE_MS)),
      }));
      orphansDeleted += page.deleted;
      cursor = page.cursor;
      if (cursor === null) break;
    }
    badEventDatesExpired = await step.do("expire bad events", STEP, async () => [
      ...(await expireBadEvents(run.startedAt)),
    ]);
  }
  return { dates: dates.length, ...sums, orphansDeleted, badEventDatesExpired, complete: next >= dates.length };
}

/** Works on dates from `from` on until a bound is met; a date with merges left is the next turn's first. */
async function takeTurn(dates: readonly string[], from: number, now: number, upkeep: LakeUpkeepPort): Promise<Turn> {
  const sums = noSums();
  let merges = MERGES_A_STEP;
  for (let at = from; at < dates.length; at++) {
    if (at - from >= DATES_A_STEP) return { next: at, sums };
    const date = dates[at] ?? "";
    sums.filesRetired += await upkeep.retireExpired(date, now);
    const compacted = await upkeep.compact(date, { now, maxMerges: merges });
    sums.merges += compacted.merges;
    sums.failedMerges += compacted.failed;
    sums.filesReplaced += compacted.replaced;
    sums.filesWritten += compacted.written;
    sums.bytesBefore += compacted.bytesBefore;
    sums.bytesAfter += compacted.bytesAfter;
    sums.duplicates += compacted.duplicates;
    merges -= compacted.merges + compacted.failed;
    // Where nothing succeeded, another turn at the same date would change nothing.
    if (compacted.remaining > 0 && compacted.merges > 0) return { next: at, sums };
    sums.filesDeleted += await upkeep.deleteRetired(date, now - LAKE_GRACE_MS);
    if (merges <= 0) return { next: at + 1, sums };
  }
  return { next: dates.length, sums };
}

const noSums = (): Sums => ({
  merges: 0,
  failedMerges: 0,
  filesReplaced: 0,
  filesWritten: 0,
  bytesBefore: 0,
  bytesAfter: 0,
  duplicates: 0,
  filesRetired: 0,
  filesDeleted: 0,
});

/** Every date of the lake, oldest first. */
async function datesOf(lake: Pick<LakePort, "dates">): Promise<string[]> {
  const dates: string[] = [];
  for (;;) {
    const page = await lake.dates(dates.at(-1) ?? null, DATES_A_PAGE);
    dates.push(...page);
    if (page.length < DATES_A_PAGE) return dates;
  }
}
