import { WorkflowEntrypoint, type WorkflowEvent, type WorkflowStep } from "cloudflare:workers";
import { createLake } from "../adapters/lake/r2-lake.ts";
import { snapshotMaxBytes } from "../adapters/model-store/port.ts";
import { createModelBlocks } from "../adapters/model-store/r2-model-blocks.ts";
import { createModelStore } from "../adapters/model-store/r2-model-store.ts";
import { R2TrainingScratch } from "../adapters/model-store/r2-training-scratch.ts";
import { ISOLATE_TRAINING_BYTES } from "../core/model/isolate-plan.ts";
import { DEFAULT_PARAMETERS } from "../core/model/parameters.ts";
import type { LakePartition } from "../durable-objects/lake-partition.ts";
import { WORKERD_KERNELS } from "../kernels/workerd-kernels.ts";
import { readCategories } from "./read-categories.ts";
import { type IncrementalOutcome, runIncremental } from "./run-incremental.ts";
import { runTraining, type TrainingOutcome } from "./run-training.ts";

export type { IncrementalOutcome } from "./run-incremental.ts";
export type { TrainingOutcome } from "./run-training.ts";

export interface TrainingEnv {
  readonly LAKE: R2Bucket;
  readonly MODELS: R2Bucket;
  readonly LAKE_PARTITION: DurableObjectNamespace<LakePartition>;
  readonly CATALOG_DB: D1Database;
  /** Largest snapshot that an isolate holds, in bytes, instead of 64 MiB; what is larger is stored as item blocks, too. */
  readonly SNAPSHOT_MAX_BYTES?: string;
}

export interface TrainingParams {
  /** What started it; for people who read the list of instances. */
  readonly trigger?: "cron" | "api";
  /** `incremental`: merges what happened since into the model that serves, and learns nothing; the rest is then of no account. */
  readonly mode?: "whole" | "incremental";
  /** Most clicks to learn from, instead of `TRAINING_MAX_CLICKS`. */
  readonly maxClicks?: number;
  /** `plain`: without a learned ranking, however few clicks there are. */
  readonly ranking?: "learned" | "plain";
  /** Promote also a model that is worse than the one that serves. */
  readonly force?: boolean;
}

/** Learns a model from the lake, or brings the one that serves up to date, and lets it serve. */
export class TrainingWorkflow extends WorkflowEntrypoint<TrainingEnv, TrainingParams> {
  override run(
    event: Readonly<WorkflowEvent<TrainingParams>>,
    step: WorkflowStep,
  ): Promise<TrainingOutcome | IncrementalOutcome> {
    const { instanceId, timestamp, payload } = event;
    const { LAKE, MODELS, LAKE_PARTITION, CATALOG_DB, SNAPSHOT_MAX_BYTES } = this.env;
    const ports = {
      // Training only reads: files carry the schema that they were written with.
      lake: createLake(LAKE, LAKE_PARTITION, () => null),
      models: createModelStore(MODELS),
      blocks: createModelBlocks(MODELS),
      snapshotMaxBytes: snapshotMaxBytes(SNAPSHOT_MAX_BYTES),
      scratch: new R2TrainingScratch(MODELS, instanceId),
      categories: () => readCategories(CATALOG_DB),
      kernels: WORKERD_KERNELS,
      learningBytes: ISOLATE_TRAINING_BYTES,
      now: () => Date.now(),
    };
    if (payload.mode === "incremental") return runIncremental(timestamp.getTime(), step, ports);
    return runTraining(
      {
        startedAt: timestamp.getTime(),
        parameters: { ...DEFAULT_PARAMETERS, maxClicks: payload.maxClicks ?? DEFAULT_PARAMETERS.maxClicks },
        ranking: payload.ranking ?? "learned",
        force: payload.force ?? false,
      },
      step,
      ports,
    );
  }
}
