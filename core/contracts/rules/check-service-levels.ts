import { isTimeUnit, RETENTION_UNITS } from "../service-level.ts";
import { type ContractRule, faultsOf } from "./contract-rule.ts";

const retentionFault = faultsOf("retention");
const levelFault = faultsOf("serviceLevel");

const isPositive = (value: unknown): boolean => typeof value === "number" && value > 0 && Number.isFinite(value);

/** How long the data is kept. */
export const checkRetention: ContractRule = ({ slaProperties }) => {
  const level = slaProperties.find(({ property }) => property === "retention");
  if (level === undefined)
    return [retentionFault("slaProperties", "must have the property retention, e.g. value: 395, unit: d")];
  return isPositive(level.value) && RETENTION_UNITS.some((unit) => unit === level.unit)
    ? []
    : [retentionFault("slaProperties.retention", `must be a number above 0 in ${RETENTION_UNITS.join(", ")}`)];
};

/** How late the data may be: of one record (`latency`) or of the newest (`freshness`). */
export const checkServiceLevel: ContractRule = ({ slaProperties }) => {
  const levels = slaProperties.filter(({ property }) => property === "latency" || property === "freshness");
  if (levels.length === 0)
    return [levelFault("slaProperties", "must have the property latency or freshness, e.g. value: 60, unit: s")];
  return levels
    .filter(({ value, unit }) => !isPositive(value) || !isTimeUnit(unit))
    .map(({ property }) => levelFault(`slaProperties.${property}`, "must be a number above 0 in s, m, h or d"));
};
