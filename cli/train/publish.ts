import type { JsonObject } from "../../core/json.ts";
import { checksumIn } from "../../core/model/container.ts";
import type { GateReason, GateVerdict } from "../../core/model/gate.ts";
import { modelVersion } from "../../core/model/model-version.ts";
import type { SessionLog } from "../../core/model/session-log.ts";
import { writeSessionLog } from "../../core/model/session-log-file.ts";
import type { PlatformClient } from "../platform-client.ts";
import { startProgress } from "../progress.ts";
import { uploadBlocks } from "./upload-blocks.ts";

/** What is to be stored, and whether it is to serve. */
export interface FinishedModel {
  readonly snapshot: ArrayBuffer;
  readonly report: JsonObject;
  readonly verdict: GateVerdict;
}

/** The platform takes no larger file; a larger snapshot is stored as item blocks. */
const FILE_MAX_BYTES = 64 * 1024 * 1024;
const BYTES_PER_MB = 1_000_000;

const WHY: { readonly [reason in GateReason]: string } = {
  nothing_to_compare: "there was nothing to compare it with",
  not_worse: "on the clicks that neither had seen it is not worse than the one before",
  worse: "on the clicks that neither had seen it is worse than the one that serves",
  not_worse_than_recorded: "it foretells as well as the one before did by its own record",
  worse_than_recorded: "it foretells worse than the one that serves did by its own record",
  forced: "--force was given",
  refreshed: "it is the one before with the newest sessions",
};

/** Stores snapshot, sessions and report, and asks for promotion where the gate agrees. Answers the version. */
export async function publish(
  client: PlatformClient,
  { snapshot, report, verdict }: FinishedModel,
  log: SessionLog,
  startedAt: number,
): Promise<string> {
  const version = modelVersion(startedAt, checksumIn(snapshot));
  const path = `/v1/models/${version}`;
  const isCut = snapshot.byteLength > FILE_MAX_BYTES;
  if (isCut) await uploadBlocks(client, path, snapshot);
  const progress = startProgress("Storing", 3);
  const binary = (body: ArrayBuffer): RequestInit => ({
    method: "PUT",
    body,
    headers: { "content-type": "application/octet-stream" },
  });
  if (!isCut) await client.request(`${path}/snapshot`, binary(snapshot));
  progress.update(1, isCut ? "blocks" : "snapshot");
  const sessions = writeSessionLog(log);
  // Without them only incremental training is not possible.
  if (sessions.byteLength <= FILE_MAX_BYTES) await client.request(`${path}/sessions`, binary(sessions));
  progress.update(2, "sessions");
  await client.request(path, {
    method: "PUT",
    body: JSON.stringify(report),
    headers: { "content-type": "application/json" },
  });
  progress.finish(`${version}, ${(snapshot.byteLength / BYTES_PER_MB).toFixed(1)} MB`);

  if (verdict.decision === "keep_active") {
    console.log(
      `${version} is stored and does not serve: ${WHY[verdict.reason]} (${verdict.against}). Its report says by how much; --force promotes anyway.`,
    );
    return version;
  }
  await client.post(`${path}/promotion`, { force: verdict.reason === "forced" });
  console.log(`${version} serves: ${WHY[verdict.reason]}.`);
  return version;
}
