import type { WorkflowStep } from "cloudflare:workers";
import type { ModelStorePort } from "../adapters/model-store/port.ts";
import type { ModelBlocks } from "../adapters/model-store/r2-model-blocks.ts";
import { cutSnapshot } from "../core/blocks/cut-snapshot.ts";
import type { JsonObject } from "../core/json.ts";
import type { Kernels } from "../core/kernels.ts";
import { checksumIn } from "../core/model/container.ts";
import { ISOLATE_TRAINING_BYTES, refreshBytes } from "../core/model/isolate-plan.ts";
import { mergeSessions } from "../core/model/merge-sessions.ts";
import { modelVersion } from "../core/model/model-version.ts";
import { refreshModel } from "../core/model/refresh-model.ts";
import { type SessionLog, sessionCountOf, windowOf } from "../core/model/session-log.ts";
import { readSessionLog, writeSessionLog } from "../core/model/session-log-file.ts";
import { parametersOf, recordOf, refreshedReport } from "../core/model/training-report.ts";
import { datesOf, type GatherPorts, gatherParts, readParts, STEP } from "./gathered-log.ts";

/** How far before the model's newest click the lake is read: sessions that were under way then are read whole, in seconds. */
const LOOK_BACK_S = 86_400;
const MS_PER_SECOND = 1_000;

export interface IncrementalPorts extends GatherPorts {
  readonly models: ModelStorePort;
  readonly blocks: Pick<ModelBlocks, "put">;
  readonly snapshotMaxBytes: number;
  readonly categories: () => Promise<ReadonlyMap<string, string> | null>;
  readonly kernels: Kernels;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

export type IncrementalOutcome =
  | {
      /**
       * `no_base`: nothing serves whose sessions are kept. `too_large`: merging would not fit an isolate, train by the CLI. `no_news`:
       * nothing happened since. `superseded`: another model was promoted meanwhile, and serves on.
       */
      readonly outcome: "no_base" | "too_large" | "no_news" | "superseded";
    }
  | {
      readonly outcome: "promoted";
      readonly reason: "refreshed";
      readonly version: string;
      readonly base: string;
      readonly bytes: number;
      readonly items: number;
      readonly sessions: number;
      readonly clicks: number;
    };

/** Merges what happened since into the model that serves: the same weights and vectors, everything that is counted anew. */
export async function runIncremental(
  startedAt: number,
  step: Pick<WorkflowStep, "do">,
  ports: IncrementalPorts,
): Promise<IncrementalOutcome> {
  const { models, now } = ports;
  const base = await step.do("look at what serves", STEP, () => baseOf(models));
  if (base.outcome !== "base") return { outcome: base.outcome };
  const { version, until } = base;
  const parameters = parametersOf((await models.describe(version))?.report ?? {});
  try {
    const since = (until - LOOK_BACK_S) * MS_PER_SECOND;
    const dates = await step.do("list dates", STEP, async () => await datesOf(ports.lake));
    const { parts } = await gatherParts(parameters, step, ports, dates, since);
    if (parts === 0) return { outcome: "no_news" };
    const built = await step.do("merge and refresh", STEP, async () => {
      const at = now();
      const [snapshot, sessions, described] = await Promise.all([
        models.load(version),
        models.loadSessions(version),
        models.describe(version),
      ]);
      const read = sessions === null ? null : readSessionLog(sessions);
      if (snapshot === null || described === null || read?.ok !== true)
        throw new Error(`${version} is not whole any more`);
      const before = read.value;
      const log = mergeSessions(before, await readParts(parameters, ports, parts), parameters.maxClicks);
      if (isSame(before, log)) return null;
      const mergedAt = now();
      const categories = await ports.categories();
      const refreshed = refreshModel(snapshot, log, { parameters, categories }, ports.kernels);
      const durations = { merge: mergedAt - at, refresh: now() - mergedAt };
      return store(startedAt, ports, log, refreshed, { version, report: described.report, durations });
    });
    if (built === null) return { outcome: "no_news" };
    return await step.do("promote", STEP, async () => {
      const active = (await models.active())?.version;
      // A repeated step finds its own promotion.
      if (active !== version && active !== built.version) return { outcome: "superseded" as const };
      if (active === version) await models.promote(built.version, now());
      await models.dropRefreshed(built.version);
      return { outcome: "promoted" as const, reason: "refreshed" as const, base: version, ...built };
    });
  } finally {
    await step.do("clean up", STEP, () => ports.scratch.clear());
  }
}

type Base =
  | { readonly outcome: "no_base" | "too_large" }
  | { readonly outcome: "base"; readonly version: string; readonly until: number };

async function baseOf(models: ModelStorePort): Promise<Base> {
  const active = await models.active();
  if (active === null) return { outcome: "no_base" };
  const { version } = active;
  const [described, snapshot, sessions] = await Promise.all([
    models.describe(version),
    models.open(version),
    models.openSessions(version),
  ]);
  await Promise.all([snapshot?.body.cancel(), sessions?.body.cancel()]);
  const until = recordOf(version, described?.report ?? {}).until;
  if (snapshot === null || sessions === null || until === null) return { outcome: "no_base" };
  const clicks = sessions.bytes / BYTES_A_CLICK;
  return refreshBytes(snapshot.bytes, clicks) <= ISOLATE_TRAINING_BYTES
    ? { outcome: "base", version, until }
    : { outcome: "too_large" };
}

/** Of a file of sessions: item, kind, time. */
const BYTES_A_CLICK = 9;

const isSame = (before: SessionLog, after: SessionLog): boolean =>
  before.items.length === after.items.length && windowOf(before).to === windowOf(after).to;

async function store(
  startedAt: number,
  { models, blocks, snapshotMaxBytes }: IncrementalPorts,
  log: SessionLog,
  snapshot: ArrayBuffer,
  base: {
    readonly version: string;
    readonly report: JsonObject;
    readonly durations: { readonly [name: string]: number };
  },
) {
  const version = modelVersion(startedAt, checksumIn(snapshot));
  const bytes = snapshot.byteLength;
  const report = refreshedReport(log, base, { trainer: "workflow", bytes, durations: base.durations });
  await models.putSessions(version, writeSessionLog(log));
  if (bytes > snapshotMaxBytes) await blocks.put(version, cutSnapshot(snapshot));
  await models.put(version, snapshot, report);
  return { version, bytes, items: log.itemIds.length, sessions: sessionCountOf(log), clicks: log.items.length };
}
