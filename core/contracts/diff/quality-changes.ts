import { allProperties } from "../contract-properties.ts";
import type { OdcsContract } from "../contract-source.ts";
import { failureAction } from "../quality/failure-action.ts";
import { argumentsOf, keepsPromise } from "../quality/operators.ts";
import { kindOf, type PlacedRule, placedRules, ruleName } from "../quality/placed-rules.ts";
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
    ...[...now].filter(([key]) => !old.has(key)).map(([, placed]) => addedRule(placed, before)),
  ];
}

/** Metrics of single values: with `mustBe: 0` they hold for each event. */
const PER_EVENT: readonly unknown[] = ["nullValues", "missingValues", "invalidValues"];

/** Whether ingestion refuses an event that breaks the rule (`event-rules.ts`). */
function refusesEvents(rule: PlacedRule["rule"]): boolean {
  if (failureAction(rule) !== "reject") return false;
  if (kindOf(rule) === "custom") return rule.engine === "nearshelf";
  return kindOf(rule) === "library" && rule.mustBe === 0 && PER_EVENT.includes(rule.metric);
}

/** What the field's own constraints ask for already: those are told of there. */
const isInForm = ({ rule, of }: PlacedRule): boolean =>
  (rule.metric === "nullValues" && of.required === true) ||
  (rule.metric === "invalidValues" && argumentsOf(rule).pattern === undefined);

function addedRule(placed: PlacedRule, before: OdcsContract): ContractChange {
  const { path, rule } = placed;
  const name = `${path} has a new quality rule ${ruleName(rule)}`;
  // Values of a field that nobody sends yet cannot be invalid.
  const isOfNewField = rule.metric === "invalidValues" && !isField(placed, before);
  return refusesEvents(rule) && !isInForm(placed) && !isOfNewField
    ? change("breaking", "quality_rule_enforced", path, `${name}: events that break it would be refused`, null, rule)
    : change("compatible", "quality_rule_added", path, name, null, rule);
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

/** What a rule promises, whatever becomes of an event that breaks it. */
const promising = (rule: PlacedRule["rule"]) => {
  const { customProperties: _, ...rest } = describing(rule);
  return rest;
};

/** Fields that describe a rule and promise nothing. */
const describing = ({ description, dimension, businessImpact, severity, tags, ...rest }: PlacedRule["rule"]) => rest;

function ruleChange({ path, rule: old }: PlacedRule, next: PlacedRule): readonly ContractChange[] {
  const now = next.rule;
  if (isSame(old, now)) return [];
  const name = `${ruleName(now)} of ${path}`;
  if (refusesEvents(now) && !refusesEvents(old) && !isInForm(next))
    return [
      change(
        "breaking",
        "quality_rule_enforced",
        path,
        `events that break ${name} would be refused, and were not`,
        old,
        now,
      ),
    ];
  if (failureAction(old) !== failureAction(now) && isSame(promising(old), promising(now)))
    return [
      change("compatible", "quality_rule_relaxed", path, `events that break ${name} are only warned of`, old, now),
    ];
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
