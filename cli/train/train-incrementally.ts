import { refreshed } from "../../core/model/gate.ts";
import { mergeSessions } from "../../core/model/merge-sessions.ts";
import { refreshModel } from "../../core/model/refresh-model.ts";
import { sessionCountOf, windowOf } from "../../core/model/session-log.ts";
import { readSessionLog } from "../../core/model/session-log-file.ts";
import { parametersOf, refreshedReport } from "../../core/model/training-report.ts";
import { NODE_KERNELS } from "../../kernels/node-kernels.ts";
import { InputError } from "../evaluate/input-error.ts";
import type { PlatformClient } from "../platform-client.ts";
import { startProgress } from "../progress.ts";
import type { DownloadedModel } from "./active-model.ts";
import { catalogCategories } from "./catalog-categories.ts";
import { type FinishedModel, publish } from "./publish.ts";
import { readLake } from "./read-lake.ts";

/** How far before the model's newest click the lake is read: sessions that were under way then are read whole, in seconds. */
const LOOK_BACK_S = 86_400;

/** Merges what happened since into the model that serves: the same weights and vectors, everything that is counted anew. */
export async function trainIncrementally(
  client: PlatformClient,
  active: DownloadedModel | null,
  startedAt: number,
): Promise<FinishedModel> {
  if (active === null || active.index === null)
    throw new InputError(
      "No model serves that sessions could be added to: train a whole one first, without --incremental.",
    );
  const before = await sessionsOf(client, active.version);
  const parameters = parametersOf(active.report);
  const categories = await catalogCategories(client);
  const fresh = await readLake(client, parameters, windowOf(before).to - LOOK_BACK_S);
  const gatheredAt = Date.now();

  const progress = startProgress("Merging", 1);
  const log = mergeSessions(before, fresh, parameters.maxClicks);
  const mergedAt = Date.now();
  const snapshot = refreshModel(active.snapshot, log, { parameters, categories }, NODE_KERNELS);
  progress.finish(
    `${sessionCountOf(log).toLocaleString("en")} sessions, ${log.items.length.toLocaleString("en")} clicks (before: ${sessionCountOf(before).toLocaleString("en")}, ${before.items.length.toLocaleString("en")})`,
  );
  const report = refreshedReport(log, active, {
    trainer: "cli",
    bytes: snapshot.byteLength,
    durations: {
      gather: gatheredAt - startedAt,
      merge: mergedAt - gatheredAt,
      refresh: Date.now() - mergedAt,
    },
  });
  const finished: FinishedModel = { snapshot, report, verdict: refreshed(active.version) };
  await publish(client, finished, log, startedAt);
  return finished;
}

async function sessionsOf(client: PlatformClient, version: string) {
  const response = await client.request(`/v1/models/${version}/sessions`, {}).catch((error: unknown) => {
    if (error instanceof Error && / failed: 404 /.test(error.message))
      throw new InputError(
        `The sessions of ${version} are not kept: train a whole model first, without --incremental.`,
      );
    throw error;
  });
  const read = readSessionLog(await response.arrayBuffer());
  if (!read.ok)
    throw new InputError(`The sessions of ${version} are damaged (${read.reason.code}): train a whole model.`);
  return read.value;
}
