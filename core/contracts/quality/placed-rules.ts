import type { JsonObject } from "../../json.ts";
import { allProperties } from "../contract-properties.ts";
import type { OdcsContract, OdcsProperty } from "../contract-source.ts";

export interface PlacedRule {
  /** The object or field that the rule is about, by names: `order_completed.total`. */
  readonly path: string;
  /** Where the document has it: `schema[0].quality[1]`. */
  readonly at: string;
  /** Its object or property. */
  readonly of: OdcsProperty;
  readonly isObject: boolean;
  readonly rule: JsonObject;
}

/** Every quality rule of a contract, those of objects first. */
export const placedRules = (contract: OdcsContract): readonly PlacedRule[] => [
  ...contract.schema.flatMap((object, index) => rulesOf(object, object.name, `schema[${index}]`, true)),
  ...allProperties(contract).flatMap(({ property, path, at }) => rulesOf(property, path, at, false)),
];

const rulesOf = (of: OdcsProperty, path: string, at: string, isObject: boolean): readonly PlacedRule[] =>
  (of.quality ?? []).map((rule, index) => ({ path, at: `${at}.quality[${index}]`, of, isObject, rule }));

/** A rule's kind: ODCS reads a rule without `type` as `library`. */
export const kindOf = (rule: JsonObject): string => (typeof rule.type === "string" ? rule.type : "library");

/** What tells rules of one place apart: its id, its name, or what it measures. */
export const ruleName = ({ id, name, metric, type }: JsonObject): string =>
  String(id ?? name ?? metric ?? type ?? "rule");
