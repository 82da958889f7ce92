import type { Context } from "hono";
import type { LiveRecorder } from "../../../adapters/live-events/live-recorder.ts";
import { knownNames } from "../../../core/bad-events/known-names.ts";
import { redactPath } from "../../../core/bad-events/redact.ts";
import { BUILT_IN_CONTRACTS } from "../../../core/contracts/catalogue.ts";
import type { ContractsInForce } from "../../../core/contracts/contracts-in-force.ts";
import type { Envelope } from "../../../core/events/envelope.ts";
import type { LiveSample } from "../../../core/live/live-sample.ts";
import { type Outcome, UNKNOWN_TYPE } from "../../../core/live/outcome.ts";
import { publicPart } from "../../../core/live/public-part.ts";
import { minuteOf } from "../../../core/live/tally.ts";
import type { AppEnv } from "../../../http/app.ts";
import { errorName, log } from "../../../http/log.ts";
import type { Acceptance, ArrivalContext, RejectedAt, TakenEvent } from "../accept-events.ts";
import type { IngestEnv } from "../env.ts";
import { liveRecorderOf } from "./live-recorder.ts";

type Brought = Pick<LiveSample, "at" | "source" | "key"> & { readonly contracts: ContractsInForce };

/**
 * Notes what became of a request's events, for counts and streams: call it when everything that its answer promises is durable.
 * Nothing is awaited and nothing can fail by it: the object is called behind the answer, about once a second.
 */
export function observeAcceptance(
  c: Context<AppEnv<IngestEnv>>,
  acceptance: Acceptance,
  arrival: ArrivalContext,
): void {
  try {
    const { kind, id } = c.get("principal");
    const recorder = liveRecorderOf(c.env);
    note(recorder, acceptance, {
      ...{ at: arrival.now, source: arrival.source, key: kind === "token" ? "token" : id },
      contracts: arrival.contracts ?? BUILT_IN_CONTRACTS,
    });
    recorder.flush((work) => c.executionCtx.waitUntil(work));
  } catch (error) {
    log("warn", { requestId: c.get("requestId"), store: "live counts", error: errorName(error) });
  }
}

function note(
  recorder: LiveRecorder,
  { taken, rejected, repeated, refusedByTrail }: Acceptance,
  brought: Brought,
): void {
  const minute = minuteOf(brought.at);
  const { source, key } = brought;
  const seen = new Map<string, number>();
  for (const id of repeated) seen.set(id, (seen.get(id) ?? 0) + 1);
  const refused = new Set(refusedByTrail);
  for (const event of taken) {
    const { type, envelope } = event;
    const outcome = outcomeOf(event, seen, refused);
    // Of an event that is not stored, its type and its minute are all that is noted: it may be without consent to analytics.
    const anonymous = envelope === null;
    recorder.count({ minute, type, source: anonymous ? "" : source, key: anonymous ? "" : key, outcome, code: "" });
    if (envelope !== null && (outcome === "accepted" || outcome === "bot"))
      recorder.sample(outcome, () => takenSample(envelope, outcome, brought));
  }
  for (const refusal of rejected) {
    const type = refusal.contract ?? UNKNOWN_TYPE;
    recorder.count({ minute, type, source, key, outcome: "rejected", code: refusal.code });
    recorder.sample("rejected", () => rejectedSample(refusal, type, brought));
  }
}

function outcomeOf(event: TakenEvent, seen: Map<string, number>, refused: ReadonlySet<string>): Outcome {
  // A batch may hold an id more than once: as many of them are duplicates as the trail said.
  const repeats = seen.get(event.id) ?? 0;
  if (repeats > 0) {
    seen.set(event.id, repeats - 1);
    return "duplicate";
  }
  if (event.withheld || refused.has(event.id)) return "withheld";
  return event.bot ? "bot" : "accepted";
}

function takenSample(envelope: Envelope, outcome: "accepted" | "bot", brought: Brought): LiveSample {
  const { type, session, data, bot = [] } = envelope;
  const { contracts, ...rest } = brought;
  const contract = contracts.of(type)?.source;
  return {
    ...rest,
    ...{ type, outcome, code: "", path: null, bot, session },
    data: contract === undefined ? null : publicPart(contract, data),
  };
}

function rejectedSample({ code, path }: RejectedAt, type: string, { contracts, ...brought }: Brought): LiveSample {
  return {
    ...brought,
    ...{ type, outcome: "rejected", code, bot: [], session: null, data: null },
    path: path === null ? null : redactPath(path, knownNames(contracts)),
  };
}
