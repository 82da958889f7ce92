import { requires } from "../../../http/auth/authenticate.ts";
import { rateLimited } from "../../../http/rate-limit.ts";
import type { GovernanceEnv } from "../env.ts";

const WRITES_PER_MINUTE = 120;
const CHECKS_PER_MINUTE = 600;

export const writeAccess = [
  requires<GovernanceEnv>("contracts:write"),
  rateLimited<GovernanceEnv>("contracts", WRITES_PER_MINUTE, 60),
] as const;

/** A check changes nothing, and costs as much as a write. */
export const checkAccess = [
  requires<GovernanceEnv>("contracts:read"),
  rateLimited<GovernanceEnv>("contract-checks", CHECKS_PER_MINUTE, 60),
] as const;
