import { createExecutionContext, waitOnExecutionContext } from "cloudflare:test";
import type { Role } from "../../../core/access/scopes.ts";
import { checksumIn } from "../../../core/model/container.ts";
import { modelVersion } from "../../../core/model/model-version.ts";
import { DEFAULT_PARAMETERS } from "../../../core/model/parameters.ts";
import type { SessionLog } from "../../../core/model/session-log.ts";
import { train } from "../../../core/model/train.ts";
import { authorize, testEnv } from "../../../test/workerd/tokens.ts";
import { createGovernanceApp } from "../app.ts";
import type { GovernanceEnv } from "../env.ts";

const app = createGovernanceApp();

/** One request to governance, as an engineer unless said otherwise. */
export async function call(
  method: string,
  path: string,
  { as = "engineer", json, binary }: { as?: Role; json?: unknown; binary?: BodyInit } = {},
): Promise<Response> {
  const context = createExecutionContext();
  const type = binary === undefined ? "application/json" : "application/octet-stream";
  const response = await app.request(
    path,
    {
      method,
      headers: {
        ...(await authorize(as)),
        ...(binary === undefined && json === undefined ? {} : { "content-type": type }),
      },
      ...(binary === undefined ? (json === undefined ? {} : { body: JSON.stringify(json) }) : { body: binary }),
    },
    testEnv as unknown as GovernanceEnv,
    context,
  );
  await waitOnExecutionContext(context);
  return response;
}

/** Ten sessions of two clicks, by items. */
export const logOf = (...itemIds: string[]): SessionLog => ({
  itemIds: itemIds.toSorted(),
  starts: Uint32Array.from({ length: 11 }, (_, session) => session * 2),
  items: Uint32Array.from({ length: 20 }, (_, click) => click % itemIds.length),
  kinds: new Uint8Array(20),
  times: Uint32Array.from({ length: 20 }, (_, click) => 1_000 + click),
});

export const snapshotOf = (...itemIds: string[]): ArrayBuffer => train(logOf(...itemIds), DEFAULT_PARAMETERS);

export const versionOf = (snapshot: ArrayBuffer, day = 1): string =>
  modelVersion(Date.UTC(2026, 0, day), checksumIn(snapshot));

/** A report with all that is asked of one. */
export const reportWith = (gate: { readonly decision: string; readonly against: string | null }) => ({
  window: { from: "2026-01-01T00:00:00.000Z", to: "2026-01-02T00:00:00.000Z" },
  counts: { items: 2, sessions: 10, clicks: 20 },
  gate: { ...gate, reason: "not_worse" },
  note: "kept as it is",
});

/** Uploads a model whole; answers its version. */
export async function upload(
  snapshot: ArrayBuffer,
  day: number,
  gate = reportWith({ decision: "promote", against: null }),
) {
  const version = versionOf(snapshot, day);
  const stored = await call("PUT", `/v1/models/${version}/snapshot`, { binary: snapshot });
  const completed = await call("PUT", `/v1/models/${version}`, { json: gate });
  if (stored.status !== 200 || completed.status !== 200)
    throw new Error(`${stored.status} ${completed.status} ${await completed.text()}`);
  return version;
}
