import { WorkflowEntrypoint, type WorkflowEvent, type WorkflowStep } from "cloudflare:workers";
import { expireBadEvents } from "../adapters/bad-events/expire-bad-events.ts";
import { createContractCatalogue } from "../adapters/contract-store/d1-contract-catalogue.ts";
import { createLake } from "../adapters/lake/r2-lake.ts";
import { createLakeUpkeep } from "../adapters/lake/r2-lake-upkeep.ts";
import { contractOf } from "../core/contracts/catalogue.ts";
import { retentionDaysOf } from "../core/lake/retention.ts";
import type { BadEventDay } from "../durable-objects/bad-event-day.ts";
import type { LakePartition } from "../durable-objects/lake-partition.ts";
import { type LakeUpkeepOutcome, runLakeUpkeep } from "./run-lake-upkeep.ts";

export type { LakeUpkeepOutcome } from "./run-lake-upkeep.ts";

export interface LakeUpkeepEnv {
  readonly LAKE: R2Bucket;
  readonly LAKE_PARTITION: DurableObjectNamespace<LakePartition>;
  readonly BAD_EVENT_DAY: DurableObjectNamespace<BadEventDay>;
  readonly GOVERNANCE_DB: D1Database;
}

export interface LakeUpkeepParams {
  /** Also the daily work: orphans, and bad events that are past their days. */
  readonly daily?: boolean;
}

/** Keeps the lake small, young and lawful. The instance's output is a `LakeUpkeepOutcome`. */
export class LakeUpkeepWorkflow extends WorkflowEntrypoint<LakeUpkeepEnv, LakeUpkeepParams> {
  override async run(event: Readonly<WorkflowEvent<LakeUpkeepParams>>, step: WorkflowStep): Promise<LakeUpkeepOutcome> {
    const { LAKE, LAKE_PARTITION, BAD_EVENT_DAY, GOVERNANCE_DB } = this.env;
    const stored = await createContractCatalogue(GOVERNANCE_DB).active();
    const inForce = new Map(stored?.contracts.map((each) => [each.eventType, each]));
    // What was written under an earlier version keeps the schema that its file carries.
    const schemaFor = (type: string) => inForce.get(type)?.avro ?? contractOf(type)?.avro ?? null;
    return runLakeUpkeep({ startedAt: event.timestamp.getTime(), daily: event.payload.daily ?? false }, step, {
      lake: createLake(LAKE, LAKE_PARTITION, schemaFor),
      upkeep: createLakeUpkeep(LAKE, LAKE_PARTITION, {
        schemaFor,
        retentionDays: (type) => retentionDaysOf(inForce.get(type)?.document ?? contractOf(type)?.source),
      }),
      expireBadEvents: (now) => expireBadEvents(LAKE, BAD_EVENT_DAY, now),
    });
  }
}
