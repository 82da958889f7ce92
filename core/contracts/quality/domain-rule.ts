import { isJsonObject, type JsonObject } from "../../json.ts";
import { err, ok, type Result } from "../../result.ts";

const OPERATORS: { readonly [operator: string]: (left: number, right: number) => boolean } = {
  "<": (left, right) => left < right,
  "<=": (left, right) => left <= right,
  ">": (left, right) => left > right,
  ">=": (left, right) => left >= right,
  "=": (left, right) => left === right,
  "!=": (left, right) => left !== right,
};

/** Whether a payload keeps a rule between its fields. Fields that are absent break nothing, except where the rule asks for them. */
export type DomainRule = (payload: JsonObject) => boolean;

const isPresent = (payload: JsonObject, field: string) => payload[field] !== undefined && payload[field] !== null;

/**
 * A `custom` rule of engine `nearshelf`, compiled: `{ when, requires }` asks for one field where there is another;
 * `{ field, operator, other }` compares two numbers of a payload. `fields`: the payload's own fields.
 */
export function domainRule(implementation: unknown, fields: readonly string[]): Result<DomainRule, string> {
  if (!isJsonObject(implementation)) return err("must be an object: { when, requires } or { field, operator, other }");
  const { when, requires, field, operator, other } = implementation;
  const known = (name: unknown): name is string => typeof name === "string" && fields.includes(name);
  if (when !== undefined || requires !== undefined) {
    if (!known(when) || !known(requires)) return err("when and requires must be fields of this object");
    return ok((payload) => !isPresent(payload, when) || isPresent(payload, requires));
  }
  if (!known(field) || !known(other)) return err("field and other must be fields of this object");
  const compare = typeof operator === "string" && Object.hasOwn(OPERATORS, operator) ? OPERATORS[operator] : undefined;
  if (compare === undefined) return err(`operator must be one of ${Object.keys(OPERATORS).join(" ")}`);
  return ok((payload) => {
    const [left, right] = [payload[field], payload[other]];
    return typeof left !== "number" || typeof right !== "number" || compare(left, right);
  });
}
