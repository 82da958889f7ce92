import { SESSION_IDLE_MS } from "../events/session.ts";
import { visitorOf } from "./session-key.ts";

/** What a funnel looks at of an event. */
export interface FunnelEvent {
  /** Canonical type. */
  readonly type: string;
  readonly session: string;
  /** Epoch milliseconds. */
  readonly time: number;
}

export interface FunnelStep {
  readonly step: string;
  /** Sessions that reached it, the steps before it in their order. */
  readonly sessions: number;
  /** Share of the sessions that reached the step before, and of those that reached the first one; `null` where there were none. */
  readonly ofPrevious: number | null;
  readonly ofFirst: number | null;
}

export interface FunnelOptions {
  /** Event types in the order in which they are to be reached; one may stand more than once. */
  readonly steps: readonly string[];
  /** Longest time from the first step to the last, in milliseconds; `null` for the whole session. */
  readonly windowMs: number | null;
  /** Pause that cuts what was never cut into sessions (history), in milliseconds. */
  readonly idleMs?: number;
}

interface TimedStep {
  readonly type: string;
  readonly time: number;
}

/** Sessions of what the lake calls one: itself, where an object has cut it, else its parts between long pauses. */
function* partsOf(session: string, events: readonly TimedStep[], idleMs: number): Generator<readonly TimedStep[]> {
  if (visitorOf(session) !== session) return yield events;
  let start = 0;
  for (let at = 1; at < events.length; at++) {
    if ((events[at]?.time ?? 0) - (events[at - 1]?.time ?? 0) < idleMs) continue;
    yield events.slice(start, at);
    start = at;
  }
  yield events.slice(start);
}

/**
 * How many steps a session reached, in order. For each step the latest beginning is kept of a chain that reaches it: whatever else
 * may follow, the latest beginning leaves it the most time.
 */
function stepsReached(events: readonly TimedStep[], steps: readonly string[], windowMs: number): number {
  const begun: number[] = steps.map(() => Number.NEGATIVE_INFINITY);
  for (const { type, time } of events)
    for (let step = steps.length - 1; step >= 0; step--) {
      if (steps[step] !== type) continue;
      const from = step === 0 ? time : (begun[step - 1] ?? Number.NEGATIVE_INFINITY);
      if (time - from <= windowMs) begun[step] = Math.max(begun[step] ?? from, from);
    }
  return begun.filter((time) => time > Number.NEGATIVE_INFINITY).length;
}

/** Counts the sessions that reach each step. Events may come in any order; of one moment they count in the order of the steps. */
export function countFunnel(events: Iterable<FunnelEvent>, options: FunnelOptions): readonly FunnelStep[] {
  const { steps, windowMs, idleMs = SESSION_IDLE_MS } = options;
  const wanted = new Set(steps);
  const bySession = new Map<string, TimedStep[]>();
  for (const { type, session, time } of events) {
    if (!wanted.has(type)) continue;
    const known = bySession.get(session);
    if (known === undefined) bySession.set(session, [{ type, time }]);
    else known.push({ type, time });
  }
  const reached: number[] = steps.map(() => 0);
  for (const [session, found] of bySession) {
    found.sort((a, b) => a.time - b.time || steps.indexOf(a.type) - steps.indexOf(b.type));
    for (const part of partsOf(session, found, idleMs)) {
      const depth = stepsReached(part, steps, windowMs ?? Number.MAX_SAFE_INTEGER);
      for (let step = 0; step < depth; step++) reached[step] = (reached[step] ?? 0) + 1;
    }
  }
  const share = (count: number, of: number | undefined): number | null =>
    of === undefined || of === 0 ? null : count / of;
  return steps.map((step, at) => ({
    step,
    sessions: reached[at] ?? 0,
    ofPrevious: at === 0 ? null : share(reached[at] ?? 0, reached[at - 1]),
    ofFirst: share(reached[at] ?? 0, reached[0]),
  }));
}
