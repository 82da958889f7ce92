import { allProperties } from "../contract-properties.ts";
import type { OdcsContract } from "../contract-source.ts";
import { argumentsOf, keepsPromise } from "../quality/operators.ts";
import { type PlacedRule, placedRules, ruleName } from "../quality/placed-rules.ts";
import { type ContractChange, change, isSame } from "./change.ts";

const keyed = (contract: OdcsContract): ReadonlyMap<string, PlacedRule> => {
  const rules = new Map<string, PlacedRule>();
  for (const placed of placedRules(contract)) {
    const name = `${placed.path} ${ruleName(placed.rule)}`;
    rules.set(rules.has(name) ? `${name} ${placed.at}` : name, placed);
  }
  return rules;
};

/** Differences in what is promised of the data's quality: consumers rely on it, so a promise may be added and tightened. */
export function qualityChanges(before: OdcsContract, after: OdcsContract): readonly ContractChange[] {
  const [old, now] = [keyed(before), keyed(after)];
  return [
    ...[...old].flatMap(([key, placed]) => {
      const next = now.get(key);
      // A field that went away took its promises with it, and is told of by itself.
      if (next === undefined) return isField(placed, after) ? [withdrawn(placed)] : [];
      return ruleChange(placed, next);
    }),
    ...[...now]
      .filter(([key]) => !old.has(key))
      .map(([, { path, rule }]) =>
        change(
          "compatible",
          "quality_rule_added",
          path,
          `${path} has a new quality rule ${ruleName(rule)}`,
          null,
          rule,
        ),
      ),
  ];
}

const isField = ({ path, isObject }: PlacedRule, contract: OdcsContract): boolean =>
  isObject || allProperties(contract).some((placed) => placed.path === path);

const withdrawn = ({ path, rule }: PlacedRule): ContractChange =>
  change(
    "breaking",
    "quality_rule_removed",
    path,
    `the quality rule ${ruleName(rule)} of ${path} is not promised any more`,
    rule,
    null,
  );

/** Fields that describe a rule and promise nothing. */
const describing = ({ description, dimension, businessImpact, severity, tags, ...rest }: PlacedRule["rule"]) => rest;

function ruleChange({ path, rule: old }: PlacedRule, { rule: now }: PlacedRule): readonly ContractChange[] {
  if (isSame(old, now)) return [];
  const name = `${ruleName(now)} of ${path}`;
  if (isSame(describing(old), describing(now)))
    return [
      change("editorial", "quality_rule_described", path, `the quality rule ${name} reads differently`, null, null),
    ];
  // Which values are valid is a constraint of the field: it is told of there.
  const sameMeasure =
    ["type", "metric", "unit", "engine", "implementation", "query"].every((key) => isSame(old[key], now[key])) &&
    isSame({ ...argumentsOf(old), validValues: null }, { ...argumentsOf(now), validValues: null });
  return sameMeasure && keepsPromise(old, now)
    ? [
        change(
          "compatible",
          "quality_rule_tightened",
          path,
          `the quality rule ${name} promises as much or more`,
          old,
          now,
        ),
      ]
    : [change("breaking", "quality_rule_loosened", path, `the quality rule ${name} promises something else`, old, now)];
}
