import { isJsonObject, type JsonObject, type JsonValue } from "../../json.ts";
import type { OdcsContract } from "../contract-source.ts";
import type { PayloadViolation } from "../payload-validator.ts";
import { domainRule } from "./domain-rule.ts";
import { failureAction } from "./failure-action.ts";
import { argumentsOf } from "./operators.ts";
import { kindOf, type PlacedRule, placedRules, ruleName } from "./placed-rules.ts";

/** What an event's payload makes of its contract's rules. */
export interface JudgedByRules {
  /** The first rule broken of those that refuse an event. */
  readonly violation: PayloadViolation | null;
  /** Names of the rules broken that only warn. */
  readonly warnings: readonly string[];
}

/** Judges a payload that keeps its contract's form. */
export type EventRules = (data: JsonObject) => JudgedByRules;

const KEPT: JudgedByRules = { violation: null, warnings: [] };

/**
 * Compiles those quality rules of a contract that each event can keep or break by itself: rules between fields of engine
 * `nearshelf`, and library metrics of single values with `mustBe: 0`. Rules of many events (rows, duplicates, percentages) are
 * evaluated over the lake.
 */
export function eventRules(contract: OdcsContract): EventRules {
  const rules = placedRules(contract).flatMap(compileRule);
  if (rules.length === 0) return () => KEPT;
  return (data) => {
    let warnings: string[] | null = null;
    for (const rule of rules) {
      const path = rule.brokenAt(data, "data", 0);
      if (path === null) continue;
      if (rule.action === "reject") return { violation: violationOf(rule, path), warnings: [] };
      warnings ??= [];
      warnings.push(rule.name);
    }
    return warnings === null ? KEPT : { violation: null, warnings };
  };
}

interface CompiledRule {
  readonly name: string;
  readonly action: "reject" | "warn";
  /** Where the first value stands that breaks the rule. */
  readonly brokenAt: (value: JsonValue | undefined, path: string, step: number) => string | null;
}

const violationOf = ({ name }: CompiledRule, path: string): PayloadViolation => ({
  code: "broken_rule",
  path,
  detail: `breaks the rule ${name}`,
});

/** Whether the value at a place keeps a rule; `null` stands for a field that is absent. */
type Keeps = (value: JsonValue) => boolean;

function compileRule({ path, rule, of }: PlacedRule): readonly CompiledRule[] {
  const action = failureAction(rule);
  const name = ruleName(rule);
  const steps = path.split(".").slice(1);
  if (kindOf(rule) === "custom" && rule.engine === "nearshelf") {
    const compiled = domainRule(
      rule.implementation,
      (of.properties ?? of.items?.properties ?? []).map((property) => property.name ?? ""),
    );
    if (!compiled.ok) return [];
    const keeps: Keeps = (value) => !isJsonObject(value) || compiled.value(value);
    const inner = of.items === undefined ? steps : steps.with(-1, `${steps.at(-1)}[]`);
    return [{ name, action, brokenAt: placeOf(inner, keeps, `.${fieldOf(rule.implementation)}`) }];
  }
  if (kindOf(rule) !== "library" || rule.mustBe !== 0) return [];
  if (action === "reject" && isInForm(rule, of.required === true)) return [];
  const keeps = keepsMetric(rule);
  return keeps === null ? [] : [{ name, action, brokenAt: placeOf(steps, keeps, "") }];
}

/**
 * The library metrics that are a promise of each event where none may be counted, as `metrics.ts` counts them, compiled once;
 * `null` for those that are of many events.
 */
function keepsMetric(rule: JsonObject): Keeps | null {
  const { validValues, pattern, missingValues } = argumentsOf(rule);
  switch (rule.metric) {
    case "nullValues":
      return (value) => value !== null;
    case "missingValues": {
      const missing = new Set<JsonValue>([null, "", ...(Array.isArray(missingValues) ? missingValues : [])]);
      return (value) => !missing.has(value);
    }
    case "invalidValues": {
      const valid = Array.isArray(validValues) ? new Set<JsonValue>(validValues) : null;
      const expression = typeof pattern === "string" ? new RegExp(pattern) : null;
      return (value) =>
        value === null ||
        ((valid === null || valid.has(value)) &&
          (expression === null || (typeof value === "string" && expression.test(value))));
    }
    default:
      return null;
  }
}

/** What the payload's validator refuses already: required fields that are null, values that are not listed. */
const isInForm = (rule: JsonObject, required: boolean): boolean =>
  rule.metric === "nullValues"
    ? required
    : rule.metric === "invalidValues" &&
      Array.isArray(argumentsOf(rule).validValues) &&
      argumentsOf(rule).pattern === undefined;

/** The field that a broken rule is told of: the one that is missing, or the one that is compared. */
function fieldOf(implementation: JsonValue | undefined): string {
  const { requires, field } = isJsonObject(implementation) ? implementation : {};
  return String(requires ?? field ?? "");
}

/** Compiles the way to a rule's values: the first place whose value does not keep it. What stands in no object is not judged. */
function placeOf(steps: readonly string[], keeps: Keeps, suffix: string): CompiledRule["brokenAt"] {
  const parts = steps.map((step) => ({ name: step.replace("[]", ""), isList: step.endsWith("[]") }));
  const visit: CompiledRule["brokenAt"] = (value, path, at) => {
    const part = parts[at];
    if (part === undefined) return keeps(value ?? null) ? null : path + suffix;
    if (!isJsonObject(value)) return null;
    const inner = value[part.name];
    const place = `${path}.${part.name}`;
    if (!part.isList)
      return at + 1 < parts.length && (inner === undefined || inner === null) ? null : visit(inner, place, at + 1);
    if (!Array.isArray(inner)) return null;
    for (let index = 0; index < inner.length; index++) {
      const found = visit(inner[index] as JsonValue, `${place}[${index}]`, at + 1);
      if (found !== null) return found;
    }
    return null;
  };
  return visit;
}
