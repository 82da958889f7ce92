import { isJsonObject, type JsonObject, type JsonValue } from "../json.ts";
import { rawNumber } from "./raw-number.ts";
import {
  type AvroEnum,
  type AvroField,
  type AvroFixed,
  type AvroRecord,
  type AvroSchema,
  namespaceOf,
  unqualified,
} from "./schema.ts";

/** How a schema is written; both forms read back as the same schema. */
export type SchemaForm =
  /** As Java's `Schema.toString()`: names as short as their namespace allows, attributes in the order of the text. */
  | "plain"
  /** Full names everywhere, attributes sorted: texts that differ in neither meaning nor documentation come out the same. */
  | "normalized";

interface Writing {
  readonly form: SchemaForm;
  /** Types that are written by name from here on. */
  readonly defined: Set<AvroSchema>;
}

/**
 * JSON text of a schema without spaces. `known` are types that stand elsewhere and are written by name. What does not carry
 * meaning is not kept: spaces, the order of Avro's own attributes, `{"type":"string"}` for `"string"`, where a name was
 * qualified.
 */
export function writeSchema(schema: AvroSchema, form: SchemaForm, known: Iterable<AvroSchema> = []): string {
  return write(schema, "", { form, defined: new Set(known) });
}

function write(schema: AvroSchema, space: string, writing: Writing): string {
  switch (schema.kind) {
    case "union":
      return `[${schema.branches.map((branch) => write(branch, space, writing)).join(",")}]`;
    case "array":
      return object([`"type":"array","items":${write(schema.items, space, writing)}`, ...others(schema, writing)]);
    case "map":
      return object([`"type":"map","values":${write(schema.values, space, writing)}`, ...others(schema, writing)]);
    case "record":
    case "enum":
    case "fixed":
      return writeNamed(schema, space, writing);
    default: {
      const attributes = others(schema, writing);
      return attributes.length === 0 ? text(schema.kind) : object([`"type":${text(schema.kind)}`, ...attributes]);
    }
  }
}

const text = (value: unknown): string => JSON.stringify(value);
const object = (members: readonly string[]): string => `{${members.join(",")}}`;

function writeNamed(schema: AvroRecord | AvroEnum | AvroFixed, space: string, writing: Writing): string {
  if (writing.defined.has(schema)) return text(reference(schema.name, space, writing));
  writing.defined.add(schema);
  const own = namespaceOf(schema.name);
  const members = [`"type":${text(schema.kind === "record" && schema.isError ? "error" : schema.kind)}`];
  if (writing.form === "normalized") members.push(`"name":${text(schema.name)}`);
  else {
    members.push(`"name":${text(unqualified(schema.name))}`);
    if (own !== space) members.push(`"namespace":${text(own)}`);
  }
  // A full name without a dot would take the namespace around it.
  if (writing.form === "normalized" && own === "" && space !== "") members.push('"namespace":""');
  if (schema.doc !== null) members.push(`"doc":${text(schema.doc)}`);
  if (schema.kind === "record")
    members.push(`"fields":[${schema.fields.map((field) => writeField(field, own, writing)).join(",")}]`);
  if (schema.kind === "enum") {
    members.push(`"symbols":${text(schema.symbols)}`);
    if (schema.default !== null) members.push(`"default":${text(schema.default)}`);
  }
  if (schema.kind === "fixed") members.push(`"size":${schema.size}`);
  members.push(...others(schema, writing));
  if (schema.aliases.length > 0)
    members.push(`"aliases":${text(schema.aliases.map((alias) => aliasIn(alias, own, writing)))}`);
  return object(members);
}

/** A type's name where its namespace is `space`; a primitive's name would be read as the primitive. */
function reference(name: string, space: string, { form }: Writing): string {
  if (form === "normalized" || namespaceOf(name) !== space) return name;
  const short = unqualified(name);
  return PRIMITIVE.test(short) ? name : short;
}
const PRIMITIVE = /^(null|boolean|int|long|float|double|bytes|string)$/;

const aliasIn = (alias: string, own: string, { form }: Writing): string =>
  form === "plain" && namespaceOf(alias) === own ? unqualified(alias) : alias;

function writeField(field: AvroField, space: string, writing: Writing): string {
  const members = [`"name":${text(field.name)}`, `"type":${write(field.schema, space, writing)}`];
  if (field.doc !== null) members.push(`"doc":${text(field.doc)}`);
  if (field.default !== undefined) members.push(`"default":${text(ordered(field.default, writing))}`);
  if (field.order !== "ascending") members.push(`"order":${text(field.order)}`);
  if (field.aliases.length > 0) members.push(`"aliases":${text(field.aliases)}`);
  return object([...members, ...others(field, writing)]);
}

const others = ({ attributes }: { readonly attributes: JsonObject }, writing: Writing): readonly string[] =>
  Object.entries(ordered(attributes, writing)).map(([key, value]) => `${text(key)}:${text(value)}`);

const ordered = <T extends JsonValue>(value: T, { form }: Writing): T =>
  form === "normalized" ? sorted(value) : value;

/** The same JSON with the keys of its objects in order. */
function sorted<T extends JsonValue>(value: T): T;
function sorted(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map((item: JsonValue) => sorted(item));
  if (!isJsonObject(value) || rawNumber(value) !== null) return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, sorted(inner)] as const);
  return Object.fromEntries(entries.sort(([left], [right]) => (left < right ? -1 : 1)));
}
