import type { ModelStorePort } from "../../../adapters/model-store/port.ts";
import { openBlockIndex } from "../../../core/blocks/block-index.ts";
import type { ModelSnapshot } from "../../../core/model/model-snapshot.ts";
import { readSnapshot } from "../../../core/model/snapshot-reader.ts";
import { type Load, Refreshed, type RefreshPolicy } from "./refreshed.ts";
import { BLOCK_CACHE_BYTES, type BlockPorts, ServedBlocks } from "./served-blocks.ts";

/** The model that serves; `snapshot` and `blocks` are null while none was promoted, and one of them always. */
export interface ServingModel {
  readonly version: string | null;
  readonly snapshot: ModelSnapshot | null;
  /** Of a model that is larger than an isolate. */
  readonly blocks: ServedBlocks | null;
}

/** Where models come from, and the largest snapshot that is held in memory, in bytes. */
export interface ModelSource {
  readonly models: Pick<ModelStorePort, "active" | "open">;
  readonly blocks: Pick<BlockPorts["blocks"], "directory">;
  readonly snapshotMaxBytes: number;
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

/** Follows the store's pointer. A model that is missing or damaged keeps the one before it and counts as a failed refresh. */
function modelLoad(): Load<ServingModel, ModelSource> {
  let damaged: { readonly version: string; readonly at: number } | null = null;
  return async (source, previous, { startedAt }) => {
    const active = await source.models.active();
    if (active === null) return { version: null, snapshot: null, blocks: null };
    const { version } = active;
    if (previous?.version === version) return previous;
    if (damaged?.version === version && startedAt - damaged.at < DAMAGED_RETRY_MS)
      throw new Error("the active model was damaged a moment ago");
    const model = (await loadSnapshot(version, source)) ?? (await loadBlocks(version, source));
    if (model === "damaged") {
      damaged = { version, at: startedAt };
      throw new Error("the active model is damaged");
    }
    if (model === null) throw new Error("the active model is missing");
    return model;
  };
}

/** `null`: there is none, or it is too large. */
async function loadSnapshot(
  version: string,
  { models, snapshotMaxBytes }: ModelSource,
): Promise<ServingModel | "damaged" | null> {
  const stored = await models.open(version);
  if (stored === null) return null;
  if (stored.bytes > snapshotMaxBytes) {
    await stored.body.cancel();
    return null;
  }
  const snapshot = readSnapshot(await new Response(stored.body).arrayBuffer());
  return snapshot.ok ? { version, snapshot: snapshot.value, blocks: null } : "damaged";
}

async function loadBlocks(version: string, { blocks }: ModelSource): Promise<ServingModel | "damaged" | null> {
  const directory = await blocks.directory(version);
  if (directory === null) return null;
  const opened = openBlockIndex(
    directory,
    () => Promise.reject(new Error("each request brings its own source")),
    BLOCK_CACHE_BYTES,
  );
  return opened.ok ? { version, snapshot: null, blocks: new ServedBlocks(version, opened.value) } : "damaged";
}

export const createServingModel = () => new Refreshed(modelLoad(), MODEL_POLICY);
