import { isJsonObject, type JsonObject, type JsonValue } from "../../json.ts";
import type { OdcsContract } from "../contract-source.ts";
import { domainRule } from "./domain-rule.ts";
import { isMetric, METRICS } from "./metrics.ts";
import { type Promised, promisedBy } from "./operators.ts";
import { kindOf, type PlacedRule, placedRules, ruleName } from "./placed-rules.ts";

export interface QualityResult {
  readonly path: string;
  readonly rule: string;
  readonly severity: string;
  /** `null` where the rule is not ours to evaluate: text, sql, another engine. */
  readonly passed: boolean | null;
  /** Values or rows counted; percent of them where the rule's unit says so. */
  readonly measured: number | null;
  readonly expected: string;
}

const PERCENT = 100;

/**
 * Evaluates a contract's quality rules over payloads of its event: `nullValues`, `missingValues`, `invalidValues`,
 * `duplicateValues` and `rowCount` of ODCS's library, and the rules between fields of engine `nearshelf`. Pure; one pass a rule.
 */
export const evaluateQuality = (contract: OdcsContract, payloads: readonly JsonObject[]): readonly QualityResult[] =>
  placedRules(contract).map((placed) => resultOf(placed, payloads));

function resultOf(placed: PlacedRule, payloads: readonly JsonObject[]): QualityResult {
  const { path, rule } = placed;
  const severity = typeof rule.severity === "string" ? rule.severity : "error";
  const result = { path, rule: ruleName(rule), severity };
  const counted = countOf(placed, payloads);
  if (counted === null)
    return { ...result, passed: null, measured: null, expected: String(rule.description ?? kindOf(rule)) };
  const { count, of, promised } = counted;
  const measured = rule.unit === "percent" ? (of === 0 ? 0 : (count / of) * PERCENT) : count;
  return { ...result, passed: promised.holds(measured), measured, expected: promised.text };
}

interface Counted {
  readonly count: number;
  readonly of: number;
  readonly promised: Promised;
}

const NONE: Promised = { text: "holds for every payload", holds: (count) => count === 0 };

function countOf({ path, rule, of, isObject }: PlacedRule, payloads: readonly JsonObject[]): Counted | null {
  const values = isObject ? payloads : payloads.flatMap((payload) => valuesAt(payload, stepsOf(path)));
  if (kindOf(rule) === "custom" && rule.engine === "nearshelf") {
    const compiled = domainRule(
      rule.implementation,
      (of.properties ?? []).map(({ name = "" }) => name),
    );
    if (!compiled.ok) return null;
    const broken = values.filter((value) => isJsonObject(value) && !compiled.value(value)).length;
    return { count: broken, of: values.length, promised: NONE };
  }
  const promised = promisedBy(rule);
  if (kindOf(rule) !== "library" || !isMetric(rule.metric) || promised === null) return null;
  return { count: METRICS[rule.metric]?.(values, rule) ?? 0, of: values.length, promised };
}

/** `order_completed.products[].price` → `["products[]", "price"]`. */
const stepsOf = (path: string): readonly string[] => path.split(".").slice(1);

/** The values at a path; `null` for each place where its object stands and the field does not. */
function valuesAt(value: JsonValue | undefined, [step, ...rest]: readonly string[]): readonly JsonValue[] {
  if (step === undefined) return [value ?? null];
  if (!isJsonObject(value)) return [];
  const isList = step.endsWith("[]");
  const inner = value[isList ? step.slice(0, -2) : step];
  if (isList) return Array.isArray(inner) ? inner.flatMap((item: JsonValue) => valuesAt(item, rest)) : [];
  return rest.length > 0 && (inner === undefined || inner === null) ? [] : valuesAt(inner, rest);
}
