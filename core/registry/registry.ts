import type { ParsedSchema, SchemaLanguage, SchemaType } from "../schemas/schema-language.ts";
import type { RegistryStore } from "./registry-store.ts";
import type { CompatibilityPolicy } from "./settings.ts";

/** What every operation of the registry works with. */
export interface Registry {
  readonly store: RegistryStore;
  /** The language of a type; the policy tells how strictly it compares. */
  languageOf(type: SchemaType, policy: CompatibilityPolicy): SchemaLanguage;
  /** Parsed schemas by context and guid; whoever holds the registry bounds it. */
  readonly parsed: Map<string, ParsedSchema>;
  /** Milliseconds since 1970. */
  readonly now: number;
}
