import { isJsonObject, type JsonObject, type JsonValue } from "../json.ts";
import { err, ok, type Result } from "../result.ts";
import { checkDefaults } from "./default-value.ts";
import { logicalTypeOf, type Underlying } from "./logical-type.ts";
import {
  AVRO_PRIMITIVES,
  type AvroField,
  type AvroNamed,
  type AvroOrder,
  type AvroPrimitiveKind,
  type AvroSchema,
  type AvroSchemaJson,
  branchName,
  namespaceOf,
} from "./schema.ts";
import { Refusal, type SchemaFault } from "./schema-fault.ts";
import { typesDeeperThan } from "./type-depth.ts";

/** Deepest nesting of a schema's JSON that is read; a record in a record's optional field is three levels. */
export const SCHEMA_DEPTH_MAX = 256;
/** Deepest chain of types, each named inside the one before: what recursion over a resolved schema has to follow. */
const TYPE_DEPTH_MAX = 512;
/** Characters of a schema's text that a fault repeats. */
const QUOTED_CHARS_MAX = 100;

const SIMPLE_NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;
const FULL_NAME = /^[A-Za-z_][A-Za-z0-9_]*(\.[A-Za-z_][A-Za-z0-9_]*)*$/;
/** Attributes with a meaning of their own on any type (Java's `SCHEMA_RESERVED`): never a user's own. */
const RESERVED = new Set([
  "type",
  "name",
  "namespace",
  "doc",
  "aliases",
  "fields",
  "symbols",
  "size",
  "items",
  "values",
]);
const FIELD_RESERVED = new Set(["type", "name", "doc", "aliases", "default", "order"]);
const ORDERS: readonly string[] = ["ascending", "descending", "ignore"] satisfies AvroOrder[];

interface Scope {
  readonly names: Map<string, AvroNamed>;
  readonly namespace: string;
  readonly path: string;
  readonly depth: number;
  /** Fields with a default, which is checked once all types are known. */
  readonly defaults: { readonly field: AvroField; readonly path: string }[];
}

/**
 * Resolves a schema's JSON (Avro 1.12 specification, "Schema Declaration"): named types, references, unions, aliases, defaults.
 * `names` holds the types that are known from elsewhere, by full name; those that the schema defines are added to it.
 */
export function parseSchema(
  json: AvroSchemaJson,
  names: Map<string, AvroNamed> = new Map(),
): Result<AvroSchema, SchemaFault> {
  try {
    const defaults: Scope["defaults"] = [];
    const schema = parse(json, { names, namespace: "", path: "", depth: 0, defaults });
    if (typesDeeperThan(schema, TYPE_DEPTH_MAX))
      throw new Refusal("too_deep", "", `types that name each other in a chain of more than ${TYPE_DEPTH_MAX}`);
    checkDefaults(defaults);
    return ok(schema);
  } catch (error) {
    if (error instanceof Refusal) return err(error.fault);
    throw error;
  }
}

const isPrimitiveKind = (name: string): name is AvroPrimitiveKind =>
  AVRO_PRIMITIVES.includes(name as AvroPrimitiveKind);

const quoted = (text: string): string => JSON.stringify(text.slice(0, QUOTED_CHARS_MAX));

const below = (scope: Scope, step: string | number): Scope => ({
  ...scope,
  path: `${scope.path}/${step}`,
  depth: scope.depth + 1,
});

function parse(json: JsonValue | undefined, scope: Scope): AvroSchema {
  if (scope.depth > SCHEMA_DEPTH_MAX)
    throw new Refusal("too_deep", scope.path, `nested deeper than ${SCHEMA_DEPTH_MAX} levels`);
  if (typeof json === "string") return reference(json, {}, scope);
  if (Array.isArray(json)) return union(json, scope);
  if (!isJsonObject(json))
    throw new Refusal("not_a_schema", scope.path, "a schema is a string, an array or an object with a type");
  switch (json.type) {
    case "record":
    case "error":
      return record(json, scope);
    case "enum":
      return enumeration(json, scope);
    case "fixed":
      return fixed(json, scope);
    case "array":
      return {
        kind: "array",
        items: parse(json.items, below(scope, "items")),
        ...annotations({ kind: "array" }, json),
      };
    case "map":
      return { kind: "map", values: parse(json.values, below(scope, "values")), ...annotations({ kind: "map" }, json) };
    default:
      // `{"type": {"type": "string"}}` and `{"type": ["null", "int"]}` are in the wild: the inner schema counts.
      return typeof json.type === "string"
        ? reference(json.type, json, scope)
        : parse(json.type, { ...below(scope, "type") });
  }
}

const othersThan = (json: JsonObject, reserved: ReadonlySet<string>): JsonObject =>
  Object.fromEntries(Object.entries(json).filter(([key]) => !reserved.has(key)));

function annotations(type: Underlying, json: JsonObject, reserved: ReadonlySet<string> = RESERVED) {
  return { logicalType: logicalTypeOf(type, json), attributes: othersThan(json, reserved) };
}

function reference(name: string, json: JsonObject, scope: Scope): AvroSchema {
  if (isPrimitiveKind(name)) return { kind: name, ...annotations({ kind: name }, json) };
  const qualified = name.includes(".") || scope.namespace === "" ? name : `${scope.namespace}.${name}`;
  const named = scope.names.get(qualified) ?? scope.names.get(name);
  if (named === undefined)
    throw new Refusal(
      "unknown_type",
      scope.path,
      `unknown type ${quoted(name)}: neither defined before nor referenced`,
    );
  return named;
}

interface NameOfType {
  readonly name: string;
  readonly doc: string | null;
  readonly aliases: readonly string[];
}

function nameOf(json: JsonObject, scope: Scope): NameOfType {
  const { name, namespace } = json;
  if (typeof name !== "string") throw new Refusal("bad_name", scope.path, "a named type needs a name");
  const space = typeof namespace === "string" ? namespace : scope.namespace;
  const full = name.includes(".") || space === "" ? name : `${space}.${name}`;
  if (!FULL_NAME.test(full) || isPrimitiveKind(full))
    throw new Refusal("bad_name", scope.path, `${quoted(full)} is no name: letters, digits and _, not a primitive's`);
  if (scope.names.has(full)) throw new Refusal("duplicate_name", scope.path, `${quoted(full)} is defined twice`);
  const aliases = aliasesOf(json, scope.path, FULL_NAME);
  const own = namespaceOf(full);
  return {
    name: full,
    doc: docOf(json),
    aliases: aliases.map((alias) => (alias.includes(".") || own === "" ? alias : `${own}.${alias}`)),
  };
}

const docOf = (json: JsonObject): string | null => (typeof json.doc === "string" ? json.doc : null);

function aliasesOf(json: JsonObject, path: string, form: RegExp): readonly string[] {
  const { aliases } = json;
  if (aliases === undefined) return [];
  if (
    !Array.isArray(aliases) ||
    !aliases.every((alias): alias is string => typeof alias === "string" && form.test(alias))
  )
    throw new Refusal("bad_aliases", path, "aliases are an array of names");
  return [...new Set(aliases)];
}

function record(json: JsonObject, scope: Scope): AvroSchema {
  const named = nameOf(json, scope);
  if (!Array.isArray(json.fields)) throw new Refusal("bad_fields", scope.path, "a record needs an array of fields");
  const fields: AvroField[] = [];
  const isError = json.type === "error";
  const schema = { kind: "record", ...named, isError, fields, ...annotations({ kind: "record" }, json) } as const;
  // Known by name before its fields are read, so that they may refer to it.
  scope.names.set(named.name, schema);
  const within = { ...scope, namespace: namespaceOf(named.name) };
  const seen = new Set<string>();
  for (const [index, member] of (json.fields as readonly JsonValue[]).entries()) {
    const inside = below(within, `fields/${index}`);
    const field = fieldOf(member, inside);
    if (seen.has(field.name))
      throw new Refusal("bad_fields", inside.path, `field ${quoted(field.name)} is there twice`);
    seen.add(field.name);
    fields.push(field);
    if (field.default !== undefined) scope.defaults.push({ field, path: `${inside.path}/default` });
  }
  return schema;
}

function fieldOf(json: JsonValue, scope: Scope): AvroField {
  if (!isJsonObject(json) || typeof json.name !== "string" || !SIMPLE_NAME.test(json.name))
    throw new Refusal("bad_fields", scope.path, "a field needs a name of letters, digits and _");
  const order = json.order ?? "ascending";
  if (typeof order !== "string" || !ORDERS.includes(order.toLowerCase()))
    throw new Refusal("bad_fields", scope.path, `a field's order is one of ${ORDERS.join(", ")}`);
  return {
    name: json.name,
    schema: parse(json.type, below(scope, "type")),
    default: json.default,
    doc: docOf(json),
    order: order.toLowerCase() as AvroOrder,
    aliases: aliasesOf(json, scope.path, SIMPLE_NAME),
    attributes: othersThan(json, FIELD_RESERVED),
  };
}

const ENUM_RESERVED = new Set([...RESERVED, "default"]);

function enumeration(json: JsonObject, scope: Scope): AvroSchema {
  const named = nameOf(json, scope);
  const symbols = Array.isArray(json.symbols) ? json.symbols : [];
  const valid = symbols.filter((symbol): symbol is string => typeof symbol === "string" && SIMPLE_NAME.test(symbol));
  if (valid.length === 0 || valid.length !== symbols.length || new Set(valid).size !== valid.length)
    throw new Refusal("bad_symbols", scope.path, "an enum needs distinct symbols that are names");
  const fallback = json.default ?? null;
  if (fallback !== null && (typeof fallback !== "string" || !valid.includes(fallback)))
    throw new Refusal("bad_symbols", scope.path, "an enum's default is one of its symbols");
  const annotated = annotations({ kind: "enum" }, json, ENUM_RESERVED);
  const schema = { kind: "enum", ...named, symbols: valid, default: fallback, ...annotated } as const;
  scope.names.set(named.name, schema);
  return schema;
}

function fixed(json: JsonObject, scope: Scope): AvroSchema {
  const named = nameOf(json, scope);
  const { size } = json;
  if (typeof size !== "number" || !Number.isSafeInteger(size) || size < 0)
    throw new Refusal("bad_size", scope.path, "a fixed needs a size in bytes");
  const schema = { kind: "fixed", ...named, size, ...annotations({ kind: "fixed", size }, json) } as const;
  scope.names.set(named.name, schema);
  return schema;
}

/** A union of no branch has no value; Java reads it, so it is read here. */
function union(json: readonly JsonValue[], scope: Scope): AvroSchema {
  const branches = json.map((branch, index) => parse(branch, below(scope, index)));
  const names = branches.map(branchName);
  if (names.includes("union")) throw new Refusal("bad_union", scope.path, "a union may not hold a union");
  if (new Set(names).size !== names.length) throw new Refusal("bad_union", scope.path, "a union holds a type once");
  return { kind: "union", branches };
}
