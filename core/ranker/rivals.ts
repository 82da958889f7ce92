import type { ClickSessions } from "./click-sessions.ts";
import { evenly } from "./evenly.ts";
import type { Judgement } from "./judge-rankings.ts";
import type { NextClick } from "./ranking-cases.ts";

/** Ranks for a session of item numbers, oldest first: different items, best first, at most `limit`. */
export type RivalRanking = (prefix: ArrayLike<number>, limit: number) => ArrayLike<number>;

/** A whole strategy that the learned ranking must not be worse than: where it is, the rival serves. */
export interface Rival {
  readonly name: string;
  /** Learns from the oldest `sessions` sessions of the log that the ranking is learned from. */
  readonly learn: (sessions: number) => RivalRanking;
}

/** Places that count. */
const CUTOFF = 20;
/** Cases that every rival is asked for, and those that come near the ranking there. */
const SCREENING_CASES = 500;
const CASES_MAX = 3_000;
/** Quality that a rival may lack in the screening: three errors of a difference between alike lists. */
const NEAR = 0.05;

export interface RivalsJudged {
  /** `null`: none is better than the ranking. */
  readonly best: Rival | null;
  /** Of those that were asked for all cases: the ranking on the same ones first, where any came near it. */
  readonly judged: readonly Judgement[];
}

/**
 * Whether a whole strategy foretells the held-out clicks better than the ranking does. `through`: sessions that both know.
 * `own`: the ranking's judgement on given cases. Time is bounded: few cases for all, more for those that come near.
 */
export function judgeRivals(
  rivals: readonly Rival[],
  log: ClickSessions,
  through: number,
  cases: readonly NextClick[],
  own: (cases: readonly NextClick[]) => Judgement,
): RivalsJudged {
  if (rivals.length === 0 || cases.length === 0) return { best: null, judged: [] };
  const few = evenly(cases, SCREENING_CASES);
  const most = evenly(cases, CASES_MAX);
  const atLeast = qualityOf(own(few)) - NEAR;
  let ranking: Judgement | null = null;
  let best: Rival | null = null;
  let bestQuality = Number.NEGATIVE_INFINITY;
  const judged: Judgement[] = [];
  for (const rival of rivals) {
    const rank = rival.learn(through);
    const screened = judge(rival.name, rank, log, few);
    if (few.length < most.length && qualityOf(screened) < atLeast) continue;
    const judgement = few.length < most.length ? judge(rival.name, rank, log, most) : screened;
    if (ranking === null) {
      ranking = own(most);
      bestQuality = qualityOf(ranking);
      judged.push(ranking);
    }
    judged.push(judgement);
    if (qualityOf(judgement) <= bestQuality) continue;
    best = rival;
    bestQuality = qualityOf(judgement);
  }
  return { best, judged };
}

export const qualityOf = ({ hitRateAt20, mrrAt20 }: Judgement): number => hitRateAt20 + mrrAt20;

function judge(name: string, rank: RivalRanking, log: ClickSessions, cases: readonly NextClick[]): Judgement {
  let hits = 0;
  let reciprocals = 0;
  for (const { start, at } of cases) {
    const list = rank(log.items.subarray(start, at), CUTOFF);
    const place = Array.prototype.indexOf.call(list, log.items[at] ?? 0);
    if (place < 0 || place >= CUTOFF) continue;
    hits++;
    reciprocals += 1 / (place + 1);
  }
  const count = Math.max(1, cases.length);
  return { name, hitRateAt20: hits / count, mrrAt20: reciprocals / count };
}
