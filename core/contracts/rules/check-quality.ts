import type { ContractFault } from "../contract-fault.ts";
import { domainRule } from "../quality/domain-rule.ts";
import { isMetric, METRICS } from "../quality/metrics.ts";
import { argumentsOf, promisedBy } from "../quality/operators.ts";
import { kindOf, type PlacedRule, placedRules } from "../quality/placed-rules.ts";
import { type ContractRule, faultsOf } from "./contract-rule.ts";
import { patternFault } from "./pattern-cost.ts";

const fault = faultsOf("quality");

/** Longest value that an `invalidValues` pattern is counted on, where the field bounds none itself. */
const PATTERN_TEXT_MAX_CHARS = 1_024;

/** Something is promised of the data's quality, and what is ours to evaluate can be. */
export const checkQuality: ContractRule = (contract) => {
  const placed = placedRules(contract);
  return placed.length === 0
    ? [fault("schema[0].quality", "must promise something: a library, sql, text or custom rule")]
    : placed.flatMap(ruleFaults);
};

function ruleFaults({ at, rule, of, isObject }: PlacedRule): readonly ContractFault[] {
  if (kindOf(rule) === "text")
    return (rule.description ?? "") === "" ? [fault(`${at}.description`, "must say what is promised")] : [];
  if (kindOf(rule) === "custom") {
    if (rule.engine !== "nearshelf") return [];
    const fields = (of.properties ?? []).map(({ name = "" }) => name);
    const compiled = domainRule(rule.implementation, fields);
    return compiled.ok ? [] : [fault(`${at}.implementation`, compiled.reason)];
  }
  if (kindOf(rule) !== "library") return [];
  if (!isMetric(rule.metric)) return [fault(`${at}.metric`, `must be one of ${Object.keys(METRICS).join(", ")}`)];
  if (promisedBy(rule) === null) return [fault(at, "must compare with a number, e.g. mustBe: 0")];
  if (isObject && rule.metric !== "rowCount")
    return [fault(`${at}.metric`, "of a whole object must be rowCount; the others stand at a field")];
  return rule.metric === "invalidValues" ? argumentFaults(at, rule, of) : [];
}

function argumentFaults(at: string, rule: PlacedRule["rule"], of: PlacedRule["of"]): readonly ContractFault[] {
  const { validValues, pattern } = argumentsOf(rule);
  if (typeof pattern === "string") {
    const found = patternFault(pattern, of.logicalTypeOptions?.maxLength ?? PATTERN_TEXT_MAX_CHARS);
    return found === null ? [] : [fault(`${at}.arguments.pattern`, found)];
  }
  return Array.isArray(validValues) && validValues.length > 0
    ? []
    : [fault(`${at}.arguments`, "must have validValues, a list, or a pattern")];
}
