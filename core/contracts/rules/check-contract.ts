import type { ContractFault } from "../contract-fault.ts";
import type { OdcsContract } from "../contract-source.ts";
import { checkBinding } from "./check-binding.ts";
import { checkClassification } from "./check-classification.ts";
import { checkDescription } from "./check-description.ts";
import { checkOwner } from "./check-owner.ts";
import { checkPayload } from "./check-payload.ts";
import { checkPurpose } from "./check-purpose.ts";
import { checkQuality } from "./check-quality.ts";
import { checkRetention, checkServiceLevel } from "./check-service-levels.ts";
import { checkVersion } from "./check-version.ts";
import type { ContractRule } from "./contract-rule.ts";

/** What a contract must say beyond ODCS to become active. */
const RULES: readonly ContractRule[] = [
  checkVersion,
  checkOwner,
  checkDescription,
  checkPurpose,
  checkClassification,
  checkRetention,
  checkServiceLevel,
  checkQuality,
  checkBinding,
  checkPayload,
];

/** Everything that keeps a contract from becoming active; none where it may. */
export const checkContract = (contract: OdcsContract): readonly ContractFault[] =>
  RULES.flatMap((rule) => rule(contract));
