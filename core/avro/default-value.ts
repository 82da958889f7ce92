import { isJsonObject, type JsonObject, type JsonValue } from "../json.ts";
import { latin1Bytes } from "./latin1.ts";
import { rawNumber } from "./raw-number.ts";
import type { AvroField, AvroRecord, AvroSchema, AvroValue } from "./schema.ts";
import { Refusal } from "./schema-fault.ts";

/** A default as the value that a reader puts in. */
export interface DefaultValue {
  readonly value: AvroValue;
  /** Whether numbers hold it: a `long` of more than 53 bits is none that this library can hand out. */
  readonly exact: boolean;
}

/** Most values in one default, those of the defaults inside it included: records may double it with every level. */
const DEFAULT_VALUES_MAX = 10_000;

const INT_MAX = 0x7fff_ffff;
const LONG_MAX = 0x7fff_ffff_ffff_ffffn;

/** Throws `Refusal` at the first field whose default does not fit its type. */
export function checkDefaults(fields: readonly { readonly field: AvroField; readonly path: string }[]): void {
  const known: Known = { fields: new Map(), parts: new Map() };
  for (const { field, path } of fields)
    if (buildField(field, known) === null)
      throw new Refusal(
        "bad_default",
        path,
        `the default of field ${JSON.stringify(field.name)} does not fit its type`,
      );
}

/** The default of a field of a parsed schema; `null` where it has none. */
export const defaultOf = (field: AvroField): DefaultValue | null =>
  field.default === undefined ? null : buildField(field, { fields: new Map(), parts: new Map() });

interface Built extends DefaultValue {
  /** Values in it. */
  readonly size: number;
}

/** What was built; looked up so that unions that hold each other do not cost exponential time. `null`: does not fit. */
interface Known {
  /** `null` also while a field is under way: a default that holds itself has no end. */
  readonly fields: Map<AvroField, Built | null>;
  readonly parts: Map<JsonValue, Map<AvroSchema, Built | null>>;
}

function buildField(field: AvroField, known: Known): Built | null {
  if (field.default === undefined) return null;
  const found = known.fields.get(field);
  if (found !== undefined) return found;
  known.fields.set(field, null);
  const built = build(field.schema, field.default, known);
  known.fields.set(field, built);
  return built;
}

const single = (value: AvroValue, exact = true): Built => ({ value, exact, size: 1 });

function build(schema: AvroSchema, json: JsonValue, known: Known): Built | null {
  switch (schema.kind) {
    case "null":
      return json === null ? single(null) : null;
    case "boolean":
      return typeof json === "boolean" ? single(json) : null;
    case "int":
      return Number.isInteger(json) && Math.abs(Number(json) + 0.5) < INT_MAX + 1 ? single(json as number) : null;
    case "long":
      return Number.isSafeInteger(json) ? single(json as number) : bigLong(json);
    case "float":
    case "double": {
      const raw = rawNumber(json);
      return typeof json === "number" ? single(json) : raw === null ? null : single(Number(raw));
    }
    case "string":
      return typeof json === "string" && json.isWellFormed() ? single(json) : null;
    case "bytes":
    case "fixed": {
      const bytes = typeof json === "string" ? latin1Bytes(json) : null;
      return bytes === null || (schema.kind === "fixed" && bytes.length !== schema.size) ? null : single(bytes);
    }
    case "enum":
      return typeof json === "string" && schema.symbols.includes(json) ? single(json) : null;
    case "union":
      // Avro 1.12: any branch; up to 1.11 the first one only.
      for (const branch of schema.branches) {
        const built = build(branch, json, known);
        if (built !== null) return built;
      }
      return null;
    default:
      return buildOnce(schema, json, known);
  }
}

function bigLong(json: JsonValue): Built | null {
  const raw = rawNumber(json);
  if (raw === null) return null;
  const value = BigInt(raw);
  return value <= LONG_MAX && value >= -LONG_MAX - 1n ? single(Number(raw), false) : null;
}

type Composite = Extract<AvroSchema, { readonly kind: "array" | "map" | "record" }>;

function buildOnce(schema: Composite, json: JsonValue, known: Known): Built | null {
  const bySchema = known.parts.get(json) ?? new Map<AvroSchema, Built | null>();
  known.parts.set(json, bySchema);
  const found = bySchema.get(schema);
  if (found !== undefined) return found;
  const built = buildComposite(schema, json, known);
  bySchema.set(schema, built);
  return built;
}

function buildComposite(schema: Composite, json: JsonValue, known: Known): Built | null {
  if (schema.kind === "array")
    return Array.isArray(json)
      ? joined((json as readonly JsonValue[]).map((item) => build(schema.items, item, known)))
      : null;
  if (!isJsonObject(json) || rawNumber(json) !== null) return null;
  const parts = schema.kind === "map" ? valuesOf(schema.values, json, known) : fieldsOf(schema, json, known);
  const built = joined(parts.map(([, part]) => part));
  if (built === null) return null;
  const values = built.value as readonly AvroValue[];
  return { ...built, value: Object.fromEntries(parts.map(([name], index) => [name, values[index] ?? null])) };
}

type Part = readonly [name: string, built: Built | null];

const valuesOf = (schema: AvroSchema, json: JsonObject, known: Known): readonly Part[] =>
  Object.entries(json).map(([key, value]) => [key, key.isWellFormed() ? build(schema, value, known) : null]);

const fieldsOf = (schema: AvroRecord, json: JsonObject, known: Known): readonly Part[] =>
  schema.fields.map((field) => {
    const given = Object.hasOwn(json, field.name) ? json[field.name] : undefined;
    return [field.name, given === undefined ? buildField(field, known) : build(field.schema, given, known)];
  });

function joined(parts: readonly (Built | null)[]): Built | null {
  const values: AvroValue[] = [];
  let exact = true;
  let size = 1;
  for (const part of parts) {
    if (part === null) return null;
    values.push(part.value);
    exact &&= part.exact;
    size += part.size;
  }
  return size > DEFAULT_VALUES_MAX ? null : { value: values, exact, size };
}
