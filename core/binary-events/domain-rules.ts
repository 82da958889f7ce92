import { payloadProperties } from "../contracts/contract-properties.ts";
import type { EventContract } from "../contracts/event-contract.ts";
import { domainRule } from "../contracts/quality/domain-rule.ts";
import type { JsonObject } from "../json.ts";
import type { SchemaRuleSet } from "../registry/schema-content.ts";

/** The rule type of ours in a registry's `ruleSet`: `expr` is the JSON of a rule between fields, as contracts have them. */
export const RULE_TYPE = "NEARSHELF";

/**
 * Compiles the conditions among a schema's domain rules that the platform evaluates when a message comes in; answers the name of the
 * first one that a payload breaks. Rules of other types (CEL, CEL_FIELD, JSONATA …) are for the producers' own serializers, which
 * execute them before they send; `onFailure: NONE` and rules that are disabled or only for readers refuse nothing.
 */
export function compileDomainRules(
  ruleSet: SchemaRuleSet | null,
  contract: EventContract,
): (data: JsonObject) => string | null {
  const fields = payloadProperties(contract.source).map(({ name = "" }) => name);
  const rules = (ruleSet?.domainRules ?? []).flatMap((rule) => {
    const { kind, type, mode, expr, disabled, onFailure } = rule;
    if (type !== RULE_TYPE || kind === "TRANSFORM" || mode === "READ" || disabled === true || onFailure === "NONE")
      return [];
    const compiled = domainRule(parsed(expr), fields);
    return compiled.ok ? [{ name: rule.name, keeps: compiled.value }] : [];
  });
  return (data) => rules.find(({ keeps }) => !keeps(data))?.name ?? null;
}

function parsed(expr: unknown): unknown {
  try {
    return typeof expr === "string" ? JSON.parse(expr) : expr;
  } catch {
    return null;
  }
}
