import type { JsonObject, JsonValue } from "../../json.ts";
import { argumentsOf } from "./operators.ts";

/** `null` stands for a field that is absent. */
type Metric = (values: readonly JsonValue[], rule: JsonObject) => number;

const listOf = (value: JsonValue | undefined): readonly JsonValue[] => (Array.isArray(value) ? value : []);

/** A pattern is compiled once for all values; contracts whose pattern could run away never become active. */
function isInvalidBy(rule: JsonObject): (value: JsonValue) => boolean {
  const { validValues, pattern } = argumentsOf(rule);
  const valid = Array.isArray(validValues) ? new Set<JsonValue>(validValues) : null;
  const expression = typeof pattern === "string" ? new RegExp(pattern) : null;
  return (value) =>
    (valid !== null && !valid.has(value)) ||
    (expression !== null && !(typeof value === "string" && expression.test(value)));
}

/** Library metrics of ODCS 3.1, each a count of values (rowCount: of rows). */
export const METRICS: { readonly [metric: string]: Metric } = {
  rowCount: (values) => values.length,
  nullValues: (values) => values.filter((value) => value === null).length,
  missingValues: (values, rule) => {
    const missing = new Set<JsonValue>([null, "", ...listOf(argumentsOf(rule).missingValues)]);
    return values.filter((value) => missing.has(value)).length;
  },
  invalidValues: (values, rule) => {
    const isInvalid = isInvalidBy(rule);
    return values.filter((value) => value !== null && isInvalid(value)).length;
  },
  /** Values that another one before them equals; absent ones are no duplicates of each other. */
  duplicateValues: (values) => {
    const present = values.filter((value) => value !== null).map((value) => JSON.stringify(value));
    return present.length - new Set(present).size;
  },
};

export const isMetric = (name: unknown): name is string => typeof name === "string" && Object.hasOwn(METRICS, name);
