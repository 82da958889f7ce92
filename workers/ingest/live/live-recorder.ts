import { LiveRecorder } from "../../../adapters/live-events/live-recorder.ts";
import { createLiveEvents } from "../../../adapters/live-events/object-live-events.ts";
import { log } from "../../../http/log.ts";
import type { IngestEnv } from "../env.ts";

type LiveBindings = Pick<IngestEnv, "LIVE_EVENTS" | "LIVE_FLUSH_MS">;

const FLUSH_MAX_MS = 10_000;

/** One recorder per isolate: it gathers what all requests say. */
const recorders = new WeakMap<LiveBindings["LIVE_EVENTS"], LiveRecorder>();

/** `null` where the setting is no number of milliseconds: the recorder's own holds then. */
function flushEveryMs(setting: string | undefined): number | null {
  const ms = setting === undefined || setting === "" ? Number.NaN : Number(setting);
  return ms >= 0 && ms <= FLUSH_MAX_MS ? ms : null;
}

export function liveRecorderOf(env: LiveBindings): LiveRecorder {
  const known = recorders.get(env.LIVE_EVENTS);
  if (known !== undefined) return known;
  const flush = flushEveryMs(env.LIVE_FLUSH_MS);
  const recorder = new LiveRecorder(createLiveEvents(env.LIVE_EVENTS), {
    writer: crypto.randomUUID(),
    ...(flush === null ? {} : { flushEveryMs: flush }),
    onLost: (events) => log("warn", { store: "live counts", lost: events }),
  });
  recorders.set(env.LIVE_EVENTS, recorder);
  return recorder;
}
