import type { ModelStorePort } from "../../../adapters/model-store/port.ts";
import type { ModelSnapshot } from "../../../core/model/model-snapshot.ts";
import { readSnapshot } from "../../../core/model/snapshot-reader.ts";
import { type Load, Refreshed, type RefreshPolicy } from "./refreshed.ts";

/** The model that serves; `snapshot` is null while none was promoted. */
export interface ServingModel {
  readonly version: string | null;
  readonly snapshot: ModelSnapshot | null;
}

/** A promotion reaches an isolate within a few seconds; an old model serves on for ten minutes before the answer says so. */
export const MODEL_POLICY: RefreshPolicy = {
  refreshAfterMs: 2_000,
  maxStalenessMs: 600_000,
  waitMs: 250,
  coldWaitMs: 3_000,
  retryAfterMs: 1_000,
};
/** A snapshot that was found damaged is not fetched again before this has passed, in milliseconds: it may weigh 64 MB. */
export const DAMAGED_RETRY_MS = 30_000;

/** Follows the store's pointer. A snapshot that is missing or damaged keeps the one before it and counts as a failed refresh. */
function modelLoad(): Load<ServingModel, ModelStorePort> {
  let damaged: { readonly version: string; readonly at: number } | null = null;
  return async (store, previous, { startedAt }) => {
    const active = await store.active();
    if (active === null) return { version: null, snapshot: null };
    const { version } = active;
    if (previous?.version === version) return previous;
    if (damaged?.version === version && startedAt - damaged.at < DAMAGED_RETRY_MS)
      throw new Error("the active model's snapshot was damaged a moment ago");
    const bytes = await store.load(version);
    if (bytes === null) throw new Error("the active model's snapshot is missing");
    const snapshot = readSnapshot(bytes);
    if (!snapshot.ok) {
      damaged = { version, at: startedAt };
      throw new Error("the active model's snapshot is damaged");
    }
    return { version, snapshot: snapshot.value };
  };
}

export const createServingModel = () => new Refreshed(modelLoad(), MODEL_POLICY);
