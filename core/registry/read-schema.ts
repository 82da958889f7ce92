import { ok, type Result } from "../result.ts";
import type { ParsedSchema, SchemaType } from "../schemas/schema-language.ts";
import { REFERENCES_MAX, SCHEMA_MAX_BYTES } from "./limits.ts";
import { invalidSchema, type RegistryRefusal } from "./refusal.ts";
import type { Registry } from "./registry.ts";
import type { ReferenceTarget } from "./registry-store.ts";
import { type References, resolveReferences } from "./resolve-references.ts";
import {
  type IdentifiedSchema,
  identify,
  type SchemaMetadata,
  type SchemaReference,
  type SchemaRuleSet,
  utf8Bytes,
} from "./schema-content.ts";

/** A schema as a request brings it. */
export interface GivenSchema {
  readonly schema: string;
  readonly schemaType: SchemaType;
  readonly references: readonly SchemaReference[];
  readonly metadata: SchemaMetadata | null;
  readonly ruleSet: SchemaRuleSet | null;
}

export interface ReadSchema extends IdentifiedSchema {
  readonly parsed: ParsedSchema;
  readonly targets: readonly ReferenceTarget[];
}

export interface ReadOptions {
  readonly normalize: boolean;
  /** Whether references may name versions that are softly deleted. */
  readonly deletedReferences: boolean;
}

/** Reads a given schema in a context. 42201 where it is empty, too large, wrong, or refers to what is not there. */
export function readSchema(
  registry: Registry,
  context: string,
  given: GivenSchema,
  { normalize, deletedReferences }: ReadOptions,
): Result<ReadSchema, RegistryRefusal> {
  if (given.schema.trim() === "") return invalidSchema("Empty schema");
  if (given.schema.length > SCHEMA_MAX_BYTES || utf8Bytes(given.schema) > SCHEMA_MAX_BYTES)
    return invalidSchema(`Invalid ${given.schemaType} schema. Error: it is larger than ${SCHEMA_MAX_BYTES} bytes`);
  if (given.references.length > REFERENCES_MAX)
    return invalidSchema(`Invalid ${given.schemaType} schema. Error: it has more than ${REFERENCES_MAX} references`);
  const found = resolveReferences(registry, context, given.references, deletedReferences);
  if (!found.ok) return found;
  const parsed = registry.languageOf(given.schemaType, "STRICT").parse(given.schema, found.value.resolved);
  if (!parsed.ok) {
    const { path, detail } = parsed.reason;
    return invalidSchema(`Invalid ${given.schemaType} schema. Error: ${detail}${path === "" ? "" : ` (at ${path})`}`);
  }
  const text = normalize ? parsed.value.normalized : parsed.value.canonical;
  if (utf8Bytes(text) > SCHEMA_MAX_BYTES)
    return invalidSchema(
      `Invalid ${given.schemaType} schema. Error: written out it is larger than ${SCHEMA_MAX_BYTES} bytes`,
    );
  return ok({ ...contentOf(given, text, found.value, normalize), parsed: parsed.value, targets: found.value.targets });
}

function contentOf(given: GivenSchema, schema: string, found: References, normalize: boolean): IdentifiedSchema {
  const references = normalize
    ? found.references.toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
    : found.references;
  const { metadata, ruleSet } = given;
  return identify({ type: given.schemaType, schema, references, metadata, ruleSet });
}

/** Parses what the registry holds; remembers it. A refusal where something that it refers to is gone. */
export function parseStored(
  registry: Registry,
  context: string,
  stored: IdentifiedSchema,
): Result<ParsedSchema, RegistryRefusal> {
  const key = `${context} ${stored.guid}`;
  const known = registry.parsed.get(key);
  if (known !== undefined) return ok(known);
  const found = resolveReferences(registry, context, stored.references, true);
  if (!found.ok) return found;
  const parsed = registry.languageOf(stored.type, "STRICT").parse(stored.schema, found.value.resolved);
  if (!parsed.ok) return invalidSchema(`Invalid ${stored.type} schema. Error: ${parsed.reason.detail}`);
  registry.parsed.set(key, parsed.value);
  return parsed;
}
