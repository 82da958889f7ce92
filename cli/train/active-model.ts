import type { JsonObject } from "../../core/json.ts";
import type { ActiveModelFacts } from "../../core/model/judge-candidate.ts";
import { readSnapshot } from "../../core/model/snapshot-reader.ts";
import { recordOf } from "../../core/model/training-report.ts";
import type { PlatformClient } from "../platform-client.ts";

interface Models {
  readonly active: { readonly version: string } | null;
  readonly models: readonly { readonly version: string; readonly report: JsonObject }[];
}

export interface DownloadedModel extends ActiveModelFacts {
  readonly report: JsonObject;
  /** As downloaded, whether it opens or not. */
  readonly snapshot: ArrayBuffer;
}

/** What serves on the platform now, opened; `null` where nothing does. */
export async function activeModel(client: PlatformClient): Promise<DownloadedModel | null> {
  const { active, models } = await client.get<Models>("/v1/models");
  if (active === null) return null;
  const described = models.find(({ version }) => version === active.version);
  const snapshot = await download(client, active.version);
  const report = described?.report ?? {};
  const whole = wholeModelOf(models, active.version);
  const judged =
    whole === undefined || whole === described
      ? { report, snapshot }
      : { ...whole, snapshot: await download(client, whole.version) };
  const read = readSnapshot(judged.snapshot);
  return { ...recordOf(active.version, judged.report), index: read.ok ? read.value : null, report, snapshot };
}

/** What serves from item blocks has no snapshot: it cannot be judged by, nor added to. */
async function download(client: PlatformClient, version: string): Promise<ArrayBuffer> {
  const response = await client.request(`/v1/models/${version}/snapshot`, {}).catch((error: unknown) => {
    if (error instanceof Error && / failed: 404 /.test(error.message)) return null;
    throw error;
  });
  return response === null ? new ArrayBuffer(0) : response.arrayBuffer();
}

/** One that was refreshed is judged by the one that it began as: the same weights, and the latest clicks unseen. */
function wholeModelOf(models: Models["models"], version: string): Models["models"][number] | undefined {
  const described = models.find((model) => model.version === version);
  const base = described?.report.base;
  return typeof base === "string" ? wholeModelOf(models, base) : described;
}
