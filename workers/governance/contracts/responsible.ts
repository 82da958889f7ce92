import type { Responsible } from "../../../core/contracts/processing-record/processing-record.ts";
import type { GovernanceEnv } from "../env.ts";

const stated = (text: string | undefined): string | null => (text === undefined || text.trim() === "" ? null : text);

/** Who is responsible, as the deployment says. */
export const responsibleOf = (env: Pick<GovernanceEnv, "CONTROLLER" | "DATA_PROTECTION_OFFICER">): Responsible => ({
  controller: stated(env.CONTROLLER),
  dataProtectionOfficer: stated(env.DATA_PROTECTION_OFFICER),
});
