import type { OdcsContract } from "../contract-source.ts";
import { type ProcessingActivity, processingActivities } from "./processing-activity.ts";

/** Who is responsible, GDPR art. 30(1)(a); `null` where the deployment does not say. */
export interface Responsible {
  readonly controller: string | null;
  readonly dataProtectionOfficer: string | null;
}

/** The record of processing activities of GDPR art. 30, as far as contracts tell it. */
export interface ProcessingRecord extends Responsible {
  readonly activities: readonly ProcessingActivity[];
}

/** The record of what is processed under these contracts: those that are active or deprecated. */
export const processingRecord = (contracts: readonly OdcsContract[], responsible: Responsible): ProcessingRecord => ({
  ...responsible,
  activities: processingActivities(contracts),
});
