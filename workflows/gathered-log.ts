import type { WorkflowStep, WorkflowStepConfig } from "cloudflare:workers";
import type { LakePort } from "../adapters/lake/port.ts";
import type { R2TrainingScratch } from "../adapters/model-store/r2-training-scratch.ts";
import { mergeChunks } from "../core/model/merge-chunks.ts";
import type { TrainingParameters } from "../core/model/parameters.ts";
import { readChunk, type SessionChunk, writeChunk } from "../core/model/session-chunk.ts";
import type { SessionLog } from "../core/model/session-log.ts";
import { GATHER_START, type GatherPosition, gatherClicks } from "./gather-clicks.ts";

/** Dates asked of the lake at once. */
const DATES_A_PAGE = 1_000;
export const STEP: WorkflowStepConfig = {
  retries: { limit: 5, delay: "5 seconds", backoff: "exponential" },
  timeout: "10 minutes",
};
export interface GatherPorts {
  readonly lake: LakePort;
  readonly scratch: Pick<R2TrainingScratch, "put" | "load" | "clear">;
}

/** Writes parts, newest first, until the lake is read back to the hour of `sinceMs` (epoch) or there are clicks enough. */
export async function gatherParts(
  { maxClicks }: Pick<TrainingParameters, "maxClicks">,
  step: Pick<WorkflowStep, "do">,
  { lake, scratch }: GatherPorts,
  dates: readonly string[],
  sinceMs = Number.NEGATIVE_INFINITY,
): Promise<{ readonly parts: number; readonly clicks: number }> {
  let position: GatherPosition | null = GATHER_START;
  let clicks = 0;
  let parts = 0;
  for (let chunk = 0; position !== null && clicks < maxClicks; chunk++) {
    const from: GatherPosition = position;
    const part = parts;
    const gathered = await step.do(`gather ${chunk}`, STEP, async () => {
      const { sessionizer, next } = await gatherClicks(lake, dates, from, sinceMs);
      if (sessionizer.clicks > 0) await scratch.put(`part-${part}`, writeChunk(sessionizer.chunk()));
      return { clicks: sessionizer.clicks, next };
    });
    position = gathered.next;
    clicks += gathered.clicks;
    if (gathered.clicks > 0) parts++;
  }
  return { parts, clicks: Math.min(clicks, maxClicks) };
}

/** The parts as one log; part 0 is the newest. */
export async function readParts(
  parameters: TrainingParameters,
  { scratch }: Pick<GatherPorts, "scratch">,
  parts: number,
): Promise<SessionLog> {
  const chunks: SessionChunk[] = [];
  for (let part = parts - 1; part >= 0; part--) {
    const read = readChunk(await scratch.load(`part-${part}`));
    if (!read.ok) throw new Error(`training part ${part} is damaged: ${read.reason.code}`);
    chunks.push(read.value);
  }
  return mergeChunks(chunks, parameters);
}

/** Every date of the lake, newest first. */
export async function datesOf(lake: LakePort): Promise<string[]> {
  const dates: string[] = [];
  for (;;) {
    const page = await lake.dates(dates.at(-1) ?? null, DATES_A_PAGE);
    dates.push(...page);
    if (page.length < DATES_A_PAGE) return dates.reverse();
  }
}
