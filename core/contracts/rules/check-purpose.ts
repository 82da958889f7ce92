import { isPurpose, PURPOSES } from "../../consent/purposes.ts";
import {
  DATA_SUBJECTS,
  DATA_USES,
  eventTypeOf,
  isPersonalContract,
  LEGAL_BASIS,
  RECIPIENTS,
  REQUIRED_PURPOSE,
} from "../contract-properties.ts";
import { listProperty, textProperty } from "../custom-property.ts";
import { isDataUse } from "../fides.ts";
import { type ContractRule, faultsOf } from "./contract-rule.ts";

/** Legal bases of GDPR art. 6(1), (a) to (f). */
export const LEGAL_BASES = [
  "consent",
  "contract",
  "legal_obligation",
  "vital_interests",
  "public_task",
  "legitimate_interests",
] as const;

const fault = faultsOf("purpose");
const at = (name: string) => `customProperties.${name}`;

/** What the data may be used for, on which legal basis, of whom it is and who gets it. */
export const checkPurpose: ContractRule = (contract) => {
  const faults = [];
  const purpose = textProperty(contract, REQUIRED_PURPOSE);
  if (eventTypeOf(contract) !== undefined && !isPurpose(purpose))
    faults.push(fault(at(REQUIRED_PURPOSE), `must be one of ${PURPOSES.join(", ")}`));
  const uses = listProperty(contract, DATA_USES);
  if (uses.length === 0 || !uses.every(isDataUse))
    faults.push(fault(at(DATA_USES), "must list Fides data uses, e.g. analytics.reporting"));
  if (!isPersonalContract(contract)) return faults;
  if (!LEGAL_BASES.some((basis) => basis === textProperty(contract, LEGAL_BASIS)))
    faults.push(fault(at(LEGAL_BASIS), `must be one of ${LEGAL_BASES.join(", ")}, because the data is personal`));
  for (const [name, what] of [
    [DATA_SUBJECTS, "of whom the data is, e.g. customer"],
    [RECIPIENTS, "which systems or people get the data"],
  ] as const)
    if (listProperty(contract, name).length === 0)
      faults.push(fault(at(name), `must list ${what}, because the data is personal`));
  return faults;
};
