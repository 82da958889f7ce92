import type { SchemaType } from "../schemas/schema-language.ts";
import { sha256 } from "./sha-256.ts";

/** A schema that another one names, by the subject and version that it is registered under. */
export interface SchemaReference {
  readonly name: string;
  /** As it was given: without a context it is in that of the schema which refers to it. */
  readonly subject: string;
  readonly version: number;
}

/** Confluent's metadata: tags of paths, properties of the schema, and the names of properties that are secret. */
export interface SchemaMetadata {
  readonly tags?: { readonly [path: string]: readonly string[] } | undefined;
  readonly properties?: { readonly [name: string]: string } | undefined;
  readonly sensitive?: readonly string[] | undefined;
}

/** A rule as its clients execute it; the registry keeps it and reads only its name. */
export interface SchemaRule {
  readonly name: string;
  readonly [property: string]: unknown;
}

export interface SchemaRuleSet {
  readonly migrationRules?: readonly SchemaRule[] | undefined;
  readonly domainRules?: readonly SchemaRule[] | undefined;
  readonly encodingRules?: readonly SchemaRule[] | undefined;
}

/** All that makes a schema the one that it is: equal contents have one id in a context. */
export interface SchemaContent {
  readonly type: SchemaType;
  readonly schema: string;
  readonly references: readonly SchemaReference[];
  readonly metadata: SchemaMetadata | null;
  readonly ruleSet: SchemaRuleSet | null;
}

export interface IdentifiedSchema extends SchemaContent {
  /** Names the content in every context: a UUID of its SHA-256. */
  readonly guid: string;
  /** The same without metadata and rule set: what a look-up that names neither compares. */
  readonly textGuid: string;
}

const encoder = new TextEncoder();

export const utf8Bytes = (text: string): number => encoder.encode(text).length;

/** JSON text with the keys of every object in order, so that equal values have equal text. */
export const orderedJson = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );

export function identify(content: SchemaContent): IdentifiedSchema {
  const text = orderedJson([content.type, content.schema, content.references]);
  const textGuid = uuidOf(text);
  const guid =
    content.metadata === null && content.ruleSet === null
      ? textGuid
      : uuidOf(orderedJson([text, content.metadata, content.ruleSet]));
  return { ...content, guid, textGuid };
}

/** RFC 9562, section 5.8: version 8 is for hashes of one's own. */
function uuidOf(text: string): string {
  const bytes = sha256(encoder.encode(text)).slice(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
