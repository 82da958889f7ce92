import type { ModelStorePort } from "../../../adapters/model-store/port.ts";
import type { ModelSnapshot } from "../../../core/model/model-snapshot.ts";
import { readSnapshot } from "../../../core/model/snapshot-reader.ts";
import { Refreshed, type RefreshPolicy } from "./refreshed.ts";

/** The model that serves; `snapshot` is null while none was promoted. */
export interface ServingModel {
  readonly version: string | null;
  readonly snapshot: ModelSnapshot | null;
}

/** A promotion reaches an isolate within a few seconds; an old model serves on for ten minutes before the answer says so. */
const POLICY: RefreshPolicy = {
  refreshAfterMs: 2_000,
  maxStalenessMs: 600_000,
  waitMs: 250,
  coldWaitMs: 3_000,
  retryAfterMs: 1_000,
};

/** Follows the store's pointer. A snapshot that is missing or damaged keeps the one before it and counts as a failed refresh. */
async function loadModel(store: ModelStorePort, previous: ServingModel | undefined): Promise<ServingModel> {
  const active = await store.active();
  if (active === null) return { version: null, snapshot: null };
  if (previous?.version === active.version) return previous;
  const bytes = await store.load(active.version);
  if (bytes === null) throw new Error("the active model's snapshot is missing");
  const snapshot = readSnapshot(bytes);
  if (!snapshot.ok) throw new Error("the active model's snapshot is damaged");
  return { version: active.version, snapshot: snapshot.value };
}

export const createServingModel = () => new Refreshed(loadModel, POLICY);
