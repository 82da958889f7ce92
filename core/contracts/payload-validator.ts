import { isJsonObject, type JsonValue } from "../json.ts";
import type { OdcsProperty } from "./contract-source.ts";
import { validValuesOf } from "./quality/valid-values.ts";

/** Why a payload breaks its contract. Paths name fields that the contract or the client chose; values are never repeated. */
export type PayloadViolation = {
  readonly code:
    | "missing_field"
    | "unknown_field"
    | "wrong_type"
    | "out_of_range"
    | "too_long"
    | "bad_format"
    | "too_many_items"
    | "broken_rule";
  /** e.g. `data.products[3].price`. */
  readonly path: string;
  readonly detail: string;
};

/** Answers the first violation, or `null` when the value keeps the contract. */
export type PayloadValidator = (value: JsonValue | undefined, path: string) => PayloadViolation | null;

/** Longest field name repeated in a violation, in characters; names beyond it, or with unusual characters, are not shown. */
const SHOWN_NAME = /^[A-Za-z0-9_.-]{1,64}$/;

const violation = (code: PayloadViolation["code"], path: string, detail: string): PayloadViolation => ({
  code,
  path,
  detail,
});

function stringValidator(property: OdcsProperty): PayloadValidator {
  const { minLength = 0, maxLength = Number.POSITIVE_INFINITY, pattern } = property.logicalTypeOptions ?? {};
  const expression = pattern === undefined ? null : new RegExp(pattern);
  return (value, path) => {
    if (typeof value !== "string") return violation("wrong_type", path, "must be a string");
    if (value.length > maxLength) return violation("too_long", path, `must have at most ${maxLength} characters`);
    if (value.length < minLength) return violation("out_of_range", path, `must have at least ${minLength} characters`);
    if (expression !== null && !expression.test(value)) return violation("bad_format", path, `must match ${pattern}`);
    return null;
  };
}

/** ISO 8601 as RFC 3339 writes it; a timestamp says its offset. */
const TEMPORAL_FORMS: { readonly [logicalType: string]: readonly [form: RegExp, example: string] } = {
  date: [/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, "2026-11-22"],
  time: [/^([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?$/, "21:30:00"],
  timestamp: [
    /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/,
    "2026-11-22T21:30:00Z",
  ],
};

const temporalValidator =
  (form: RegExp, example: string): PayloadValidator =>
  (value, path) => {
    if (typeof value !== "string") return violation("wrong_type", path, "must be a string");
    return form.test(value) ? null : violation("bad_format", path, `must be like ${example}`);
  };

function numberValidator(property: OdcsProperty): PayloadValidator {
  const {
    minimum = Number.NEGATIVE_INFINITY,
    maximum = Number.POSITIVE_INFINITY,
    exclusiveMinimum: above,
    exclusiveMaximum: below,
    multipleOf: step,
  } = property.logicalTypeOptions ?? {};
  const integer = property.logicalType === "integer";
  return (value, path) => {
    if (typeof value !== "number" || !Number.isFinite(value) || (integer && !Number.isInteger(value)))
      return violation("wrong_type", path, integer ? "must be an integer" : "must be a number");
    if (!(value >= minimum && value <= maximum))
      return violation("out_of_range", path, `must lie between ${minimum} and ${maximum}`);
    if (above !== undefined && value <= above) return violation("out_of_range", path, `must be more than ${above}`);
    if (below !== undefined && value >= below) return violation("out_of_range", path, `must be less than ${below}`);
    if (step !== undefined && value % step !== 0)
      return violation("out_of_range", path, `must be a multiple of ${step}`);
    return null;
  };
}

function arrayValidator(property: OdcsProperty): PayloadValidator {
  const { minItems = 0, maxItems = Number.POSITIVE_INFINITY, uniqueItems } = property.logicalTypeOptions ?? {};
  const each = property.items === undefined ? null : validatorOf(property.items);
  return (value, path) => {
    if (!Array.isArray(value)) return violation("wrong_type", path, "must be an array");
    if (value.length > maxItems) return violation("too_many_items", path, `must have at most ${maxItems} items`);
    if (value.length < minItems) return violation("out_of_range", path, `must have at least ${minItems} items`);
    if (uniqueItems === true && new Set(value.map((item) => JSON.stringify(item))).size < value.length)
      return violation("bad_format", path, "must have no item twice");
    if (each === null) return null;
    for (let index = 0; index < value.length; index++) {
      const found = each(value[index], `${path}[${index}]`);
      if (found !== null) return found;
    }
    return null;
  };
}

function objectValidator(properties: readonly OdcsProperty[]): PayloadValidator {
  const fields = new Map(properties.map((property) => [property.name ?? "", validatorOf(property)]));
  const required = properties.filter((property) => property.required === true).map((property) => property.name ?? "");
  return (value, path) => {
    if (!isJsonObject(value)) return violation("wrong_type", path, "must be an object");
    for (const name of required)
      if (value[name] === undefined || value[name] === null)
        return violation("missing_field", `${path}.${name}`, "is required");
    for (const name in value) {
      const validate = fields.get(name);
      if (validate === undefined)
        return violation("unknown_field", SHOWN_NAME.test(name) ? `${path}.${name}` : path, "is not in the contract");
      const field = value[name];
      if (field === undefined || field === null) continue;
      const found = validate(field, `${path}.${name}`);
      if (found !== null) return found;
    }
    return null;
  };
}

const VALIDATORS: { readonly [logicalType: string]: (property: OdcsProperty) => PayloadValidator } = {
  string: stringValidator,
  number: numberValidator,
  integer: numberValidator,
  array: arrayValidator,
  object: (property) => objectValidator(property.properties ?? []),
  boolean: () => (value, path) =>
    typeof value === "boolean" ? null : violation("wrong_type", path, "must be true or false"),
  ...Object.fromEntries(
    Object.entries(TEMPORAL_FORMS).map(([logicalType, [form, example]]) => [
      logicalType,
      () => temporalValidator(form, example),
    ]),
  ),
};

/** Logical types of ODCS whose values ingestion can check. */
export const isKnownLogicalType = (logicalType: string): boolean => Object.hasOwn(VALIDATORS, logicalType);

function validatorOf(property: OdcsProperty): PayloadValidator {
  const make = isKnownLogicalType(property.logicalType) ? VALIDATORS[property.logicalType] : undefined;
  if (make === undefined)
    throw new Error(`contract uses a logical type that ingestion does not know: ${property.logicalType}`);
  return withValidValues(make(property), validValuesOf(property));
}

function withValidValues(validate: PayloadValidator, valid: ReadonlySet<JsonValue> | null): PayloadValidator {
  if (valid === null) return validate;
  const detail = `must be one of ${[...valid].map(String).join(", ").slice(0, 200)}`;
  return (value, path) =>
    validate(value, path) ?? (valid.has(value as JsonValue) ? null : violation("bad_format", path, detail));
}

/** Compiles a contract's payload properties to closures, once; no code generation. Null counts as absent. */
export const payloadValidator = (properties: readonly OdcsProperty[]): PayloadValidator => objectValidator(properties);
