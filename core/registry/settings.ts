import type { SchemaMetadata, SchemaRuleSet } from "./schema-content.ts";

export const COMPATIBILITY_LEVELS = [
  "NONE",
  "BACKWARD",
  "BACKWARD_TRANSITIVE",
  "FORWARD",
  "FORWARD_TRANSITIVE",
  "FULL",
  "FULL_TRANSITIVE",
] as const;
export type CompatibilityLevel = (typeof COMPATIBILITY_LEVELS)[number];

export const MODES = ["READWRITE", "READONLY", "READONLY_OVERRIDE", "IMPORT"] as const;
export type Mode = (typeof MODES)[number];

/** How JSON Schemas are compared: `STRICT` as Confluent does, `LENIENT` as its users wish. */
export const COMPATIBILITY_POLICIES = ["STRICT", "LENIENT"] as const;
export type CompatibilityPolicy = (typeof COMPATIBILITY_POLICIES)[number];

export const DEFAULT_LEVEL: CompatibilityLevel = "BACKWARD";
export const DEFAULT_MODE: Mode = "READWRITE";

/** What is set for a subject, a context, or everywhere. A field that is not set is inherited. */
export interface Settings {
  readonly compatibilityLevel?: CompatibilityLevel | undefined;
  readonly compatibilityPolicy?: CompatibilityPolicy | undefined;
  /** Name of a metadata property: only versions with the same value of it are compared. */
  readonly compatibilityGroup?: string | undefined;
  readonly normalize?: boolean | undefined;
  readonly validateFields?: boolean | undefined;
  readonly validateRules?: boolean | undefined;
  /** Another subject, which requests for this one go to. Never inherited. */
  readonly alias?: string | undefined;
  readonly defaultMetadata?: SchemaMetadata | undefined;
  readonly overrideMetadata?: SchemaMetadata | undefined;
  readonly defaultRuleSet?: SchemaRuleSet | undefined;
  readonly overrideRuleSet?: SchemaRuleSet | undefined;
}

/** A change of settings: `null` takes a field away, one that is not named stays. */
export type SettingsChange = { readonly [Field in keyof Settings]: Settings[Field] | null };

/** A field's value by name, ignoring case as its clients may; `null` where it is none. */
const oneOf =
  <T extends string>(values: readonly T[]) =>
  (text: string): T | null =>
    values.find((value) => value === text.toUpperCase()) ?? null;

export const parseLevel = oneOf(COMPATIBILITY_LEVELS);
export const parseMode = oneOf(MODES);
export const parsePolicy = oneOf(COMPATIBILITY_POLICIES);

export function changed(settings: Settings, change: SettingsChange): Settings {
  const fields = Object.entries({ ...settings, ...change }).filter(
    ([, value]) => value !== null && value !== undefined,
  );
  return Object.fromEntries(fields) as Settings;
}

/** Settings over those that they inherit from, nearest first. */
export function inherited(own: Settings, ...outer: readonly Settings[]): Settings {
  const { alias, ...rest } = Object.assign({}, ...outer.toReversed(), own) as Settings;
  return own.alias === undefined ? rest : { ...rest, alias: own.alias };
}
