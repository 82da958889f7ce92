import { isJsonObject, type JsonObject, type JsonValue } from "../json.ts";
import { err, ok, type Result } from "../result.ts";
import {
  AVRO_PRIMITIVES,
  type AvroField,
  type AvroNamed,
  type AvroPrimitiveKind,
  type AvroSchema,
  type AvroSchemaJson,
} from "./schema.ts";

export type SchemaFaultCode =
  | "not_a_schema"
  | "unknown_type"
  | "bad_name"
  | "duplicate_name"
  | "bad_fields"
  | "bad_symbols"
  | "bad_size"
  | "bad_union"
  | "too_deep";

export interface SchemaFault {
  readonly code: SchemaFaultCode;
  /** Where, as a JSON Pointer (RFC 6901) into the schema. */
  readonly path: string;
  readonly detail: string;
}

/** Deepest nesting of a schema's JSON that is read. */
export const SCHEMA_DEPTH_MAX = 64;

const SIMPLE_NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;
const FULL_NAME = /^[A-Za-z_][A-Za-z0-9_]*(\.[A-Za-z_][A-Za-z0-9_]*)*$/;

/** Leaves the recursion with a fault; caught in `parseSchema`, never seen outside. */
class Refusal extends Error {
  readonly fault: SchemaFault;
  constructor(code: SchemaFaultCode, path: string, detail: string) {
    super(detail);
    this.fault = { code, path, detail };
  }
}

interface Scope {
  readonly names: Map<string, AvroNamed>;
  readonly namespace: string;
  readonly path: string;
  readonly depth: number;
}

/** Resolves a schema's JSON (Avro 1.11.1 specification, "Schema Declaration"): named types, references, unions. */
export function parseSchema(json: AvroSchemaJson): Result<AvroSchema, SchemaFault> {
  try {
    return ok(parse(json, { names: new Map(), namespace: "", path: "", depth: 0 }));
  } catch (error) {
    if (error instanceof Refusal) return err(error.fault);
    throw error;
  }
}

const isPrimitiveKind = (name: string): name is AvroPrimitiveKind =>
  AVRO_PRIMITIVES.includes(name as AvroPrimitiveKind);

const below = (scope: Scope, step: string | number): Scope => ({
  ...scope,
  path: `${scope.path}/${step}`,
  depth: scope.depth + 1,
});

function parse(json: JsonValue | undefined, scope: Scope): AvroSchema {
  if (scope.depth > SCHEMA_DEPTH_MAX) throw new Refusal("too_deep", scope.path, `deeper than ${SCHEMA_DEPTH_MAX}`);
  if (typeof json === "string") return reference(json, {}, scope);
  if (Array.isArray(json)) return union(json, scope);
  if (!isJsonObject(json)) throw new Refusal("not_a_schema", scope.path, "expected a string, an array or an object");
  switch (json.type) {
    case "record":
      return record(json, scope);
    case "enum":
      return enumeration(json, scope);
    case "fixed":
      return fixed(json, scope);
    case "array":
      return { kind: "array", items: parse(json.items, below(scope, "items")), ...annotations(json, ["items"]) };
    case "map":
      return { kind: "map", values: parse(json.values, below(scope, "values")), ...annotations(json, ["values"]) };
    default:
      // `{"type": {"type": "string"}}` and `{"type": ["null", "int"]}` are in the wild: the inner schema counts.
      return typeof json.type === "string"
        ? reference(json.type, json, scope)
        : parse(json.type, { ...below(scope, "type") });
  }
}

function annotations(json: JsonObject, shaping: readonly string[]) {
  const attributes = Object.fromEntries(
    Object.entries(json).filter(([key]) => key !== "type" && key !== "logicalType" && !shaping.includes(key)),
  );
  return { logicalType: typeof json.logicalType === "string" ? json.logicalType : null, attributes };
}

function reference(name: string, json: JsonObject, scope: Scope): AvroSchema {
  if (isPrimitiveKind(name)) return { kind: name, ...annotations(json, []) };
  const qualified = name.includes(".") || scope.namespace === "" ? name : `${scope.namespace}.${name}`;
  const named = scope.names.get(qualified) ?? scope.names.get(name);
  if (named === undefined) throw new Refusal("unknown_type", scope.path, `unknown type "${name}"`);
  return named;
}

/** Full name and the namespace that it sets for what stands inside. */
function nameOf(json: JsonObject, scope: Scope): { readonly name: string; readonly namespace: string } {
  const { name, namespace } = json;
  if (typeof name !== "string") throw new Refusal("bad_name", scope.path, "a named type needs a name");
  const space = typeof namespace === "string" ? namespace : scope.namespace;
  const full = name.includes(".") || space === "" ? name : `${space}.${name}`;
  if (!FULL_NAME.test(full) || isPrimitiveKind(full)) throw new Refusal("bad_name", scope.path, `bad name "${full}"`);
  if (scope.names.has(full)) throw new Refusal("duplicate_name", scope.path, `"${full}" is defined twice`);
  return { name: full, namespace: full.slice(0, Math.max(0, full.lastIndexOf("."))) };
}

function record(json: JsonObject, scope: Scope): AvroSchema {
  const { name, namespace } = nameOf(json, scope);
  if (!Array.isArray(json.fields)) throw new Refusal("bad_fields", scope.path, "a record needs an array of fields");
  const fields: AvroField[] = [];
  const schema = { kind: "record", name, fields, ...annotations(json, ["name", "namespace", "fields"]) } as const;
  // Known by name before its fields are read, so that they may refer to it.
  scope.names.set(name, schema);
  const seen = new Set<string>();
  for (const [index, field] of (json.fields as readonly JsonValue[]).entries()) {
    const inside = below({ ...scope, namespace }, `fields/${index}`);
    if (!isJsonObject(field) || typeof field.name !== "string" || !SIMPLE_NAME.test(field.name))
      throw new Refusal("bad_fields", inside.path, "a field needs a name");
    if (seen.has(field.name)) throw new Refusal("bad_fields", inside.path, `field "${field.name}" is there twice`);
    seen.add(field.name);
    fields.push({
      name: field.name,
      schema: parse(field.type, below(inside, "type")),
      default: field.default,
      attributes: annotations(field, ["name", "default"]).attributes,
    });
  }
  return schema;
}

function enumeration(json: JsonObject, scope: Scope): AvroSchema {
  const { name } = nameOf(json, scope);
  const symbols = Array.isArray(json.symbols) ? json.symbols : [];
  const valid = symbols.filter((symbol): symbol is string => typeof symbol === "string" && SIMPLE_NAME.test(symbol));
  if (valid.length === 0 || valid.length !== symbols.length || new Set(valid).size !== valid.length)
    throw new Refusal("bad_symbols", scope.path, "an enum needs distinct symbols that are names");
  const fallback = json.default;
  if (fallback !== undefined && (typeof fallback !== "string" || !valid.includes(fallback)))
    throw new Refusal("bad_symbols", scope.path, "an enum's default is one of its symbols");
  const shaping = ["name", "namespace", "symbols", "default"];
  const schema = {
    kind: "enum",
    name,
    symbols: valid,
    default: fallback ?? null,
    ...annotations(json, shaping),
  } as const;
  scope.names.set(name, schema);
  return schema;
}

function fixed(json: JsonObject, scope: Scope): AvroSchema {
  const { name } = nameOf(json, scope);
  const { size } = json;
  if (typeof size !== "number" || !Number.isSafeInteger(size) || size < 0)
    throw new Refusal("bad_size", scope.path, "a fixed needs a size in bytes");
  const schema = { kind: "fixed", name, size, ...annotations(json, ["name", "namespace", "size"]) } as const;
  scope.names.set(name, schema);
  return schema;
}

function union(json: readonly JsonValue[], scope: Scope): AvroSchema {
  const branches = json.map((branch, index) => parse(branch, below(scope, index)));
  const keys = branches.map((branch) => ("name" in branch ? branch.name : branch.kind));
  if (branches.length === 0) throw new Refusal("bad_union", scope.path, "a union needs a branch");
  if (keys.includes("union")) throw new Refusal("bad_union", scope.path, "a union may not hold a union");
  if (new Set(keys).size !== keys.length) throw new Refusal("bad_union", scope.path, "a union holds a type once");
  return { kind: "union", branches };
}
