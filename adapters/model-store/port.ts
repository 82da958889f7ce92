import type { JsonObject } from "../../core/json.ts";

/** Largest snapshot that an isolate can hold beside the one that it replaces, in bytes. */
export const SNAPSHOT_MAX_BYTES = 64 * 1024 * 1024;

/** The same as a deployment sets it; a model with more serves from item blocks. */
export const snapshotMaxBytes = (setting: string | undefined): number =>
  setting === undefined || setting === "" ? SNAPSHOT_MAX_BYTES : Number(setting);

/** Complete models kept, newest first, beside the one that serves: how far a rollback reaches. */
export const MODELS_KEPT = 10;

/** What the active-model pointer says. */
export interface ActiveModel {
  /** e.g. `20261122T160000Z-1a2b3c4d`; sorts by time. */
  readonly version: string;
  /** Epoch milliseconds of the promotion. */
  readonly promotedAt: number;
}

export interface ModelDescription {
  readonly version: string;
  /** Of its snapshot; of the directory of blocks where there is no snapshot. */
  readonly bytes: number;
  /** Data window, counts, metrics, parameters, duration: stored beside the snapshot. */
  readonly report: JsonObject;
}

/** Where training leaves model snapshots and recommend finds them. Snapshots are immutable; one pointer says which one serves. */
export interface ModelStorePort {
  /** `putSnapshot`, then `complete`. */
  put(version: string, snapshot: ArrayBuffer, report: JsonObject): Promise<void>;
  /** The first half of a model: nobody sees it before it is complete. */
  putSnapshot(version: string, snapshot: ArrayBuffer): Promise<void>;
  /** The clicks that a model was trained on, as `core/model/session-log-file.ts` writes them: what a later training adds to. */
  putSessions(version: string, sessions: ArrayBuffer): Promise<void>;
  /** Stores the report, which makes the model complete; answers `null` where there is neither a snapshot nor a directory of blocks. */
  complete(version: string, report: JsonObject): Promise<ModelDescription | null>;
  load(version: string): Promise<ArrayBuffer | null>;
  loadSessions(version: string): Promise<ArrayBuffer | null>;
  /** The same as bytes that need not fit into memory. */
  open(version: string): Promise<{ readonly body: ReadableStream; readonly bytes: number } | null>;
  openSessions(version: string): Promise<{ readonly body: ReadableStream; readonly bytes: number } | null>;
  /** `null` for a model that is not there or not complete. */
  describe(version: string): Promise<ModelDescription | null>;
  active(): Promise<ActiveModel | null>;
  promote(version: string, now: number): Promise<void>;
  /** Newest first. */
  list(limit: number): Promise<readonly ModelDescription[]>;
  /** Deletes complete models beyond the newest `keep`, and halves that are a day old at `now`; never the one that serves. Answers their versions. */
  prune(keep: number, now: number): Promise<readonly string[]>;
  /**
   * Deletes the models that `version` was refreshed from, but for the one just before it and the one that was trained whole: they
   * come every few minutes, and would push what a rollback wants out of what is kept. Answers their versions.
   */
  dropRefreshed(version: string): Promise<readonly string[]>;
}
