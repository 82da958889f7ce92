import type { LakeFile, LakePort } from "../adapters/lake/port.ts";
import { interactionsOf } from "../core/events/interactions.ts";
import { HOUR_MS } from "../core/lake/partition.ts";
import { Sessionizer } from "../core/model/sessionize.ts";

/** A chunk is closed by the first whole hour that reaches either: bounds a step's memory, and its calls to the lake. */
const CHUNK_CLICKS = 100_000;
const CHUNK_FILES = 300;
const HOURS_A_DAY = 24;

/** Where gathering goes on, backwards in time: hours of `dates[date]` below `hour`, then the dates after it in the list. */
export interface GatherPosition {
  readonly date: number;
  readonly hour: number;
}

export const GATHER_START: GatherPosition = { date: 0, hour: HOURS_A_DAY };

export interface Gathered {
  readonly sessionizer: Sessionizer;
  /** Where the next chunk starts; `null` when every date was read. */
  readonly next: GatherPosition | null;
}

/**
 * Reads events from the lake, newest hour first and whole hours only, until a chunk is full. `dates` descend. Events of one
 * moment are always in one chunk, so that their order by id is settled there. Nothing of the hours that ended by `sinceMs` (epoch).
 */
export async function gatherClicks(
  lake: LakePort,
  dates: readonly string[],
  position: GatherPosition,
  sinceMs = Number.NEGATIVE_INFINITY,
): Promise<Gathered> {
  const sessionizer = new Sessionizer();
  let files = 0;
  for (let date = position.date; date < dates.length; date++) {
    const below = date === position.date ? position.hour : HOURS_A_DAY;
    const byHour = Map.groupBy(await relevantFiles(lake, dates[date] ?? ""), (file) => file.hour);
    for (let hour = below - 1; hour >= 0; hour--) {
      if (endOfHour(dates[date] ?? "", hour) <= sinceMs) return { sessionizer, next: null };
      for (const file of byHour.get(hour) ?? []) {
        for await (const event of lake.read(file.key)) sessionizer.add(event);
        files++;
      }
      if (sessionizer.clicks >= CHUNK_CLICKS || files >= CHUNK_FILES) return { sessionizer, next: { date, hour } };
    }
  }
  return { sessionizer, next: null };
}

/** Epoch milliseconds. */
const endOfHour = (date: string, hour: number): number => Date.parse(date) + (hour + 1) * HOUR_MS;

/** Files of types that can say something about products. */
async function relevantFiles(lake: LakePort, date: string): Promise<readonly LakeFile[]> {
  return (await lake.files(date)).filter(({ type }) => interactionsOf(type, { product_id: "any" }, 0).length > 0);
}
