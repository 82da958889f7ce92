import type { JsonObject } from "../../core/json.ts";

/** What the active-model pointer says. */
export interface ActiveModel {
  /** e.g. `20261122T160000Z-1a2b3c4d`; sorts by time. */
  readonly version: string;
  /** Epoch milliseconds of the promotion. */
  readonly promotedAt: number;
}

export interface ModelDescription {
  readonly version: string;
  readonly bytes: number;
  /** Data window, counts, metrics, parameters, duration: stored beside the snapshot. */
  readonly report: JsonObject;
}

/** Where training leaves model snapshots and recommend finds them. Snapshots are immutable; one pointer says which one serves. */
export interface ModelStorePort {
  put(version: string, snapshot: ArrayBuffer, report: JsonObject): Promise<void>;
  load(version: string): Promise<ArrayBuffer | null>;
  active(): Promise<ActiveModel | null>;
  promote(version: string, now: number): Promise<void>;
  /** Newest first. */
  list(limit: number): Promise<readonly ModelDescription[]>;
}
