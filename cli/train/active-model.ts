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
  const response = await client.request(`/v1/models/${active.version}/snapshot`, {});
  const snapshot = await response.arrayBuffer();
  const read = readSnapshot(snapshot);
  const report = described?.report ?? {};
  return { ...recordOf(active.version, report), index: read.ok ? read.value : null, report, snapshot };
}
