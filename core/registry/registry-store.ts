import type { IdentifiedSchema } from "./schema-content.ts";
import type { SubjectFilter, SubjectName } from "./subject-name.ts";

/** A version of a subject; its content is the schema of `id` in the subject's context. */
export interface VersionRow {
  readonly version: number;
  readonly id: number;
  /** Softly: hidden, and can be brought back by registering the same schema. */
  readonly deleted: boolean;
  readonly guid: string;
  readonly textGuid: string;
  /** When it was registered, in milliseconds since 1970. */
  readonly at: number;
}

export interface PlacedVersion extends SubjectName, VersionRow {}

/** Where a content has an id. */
export interface SchemaPlace {
  readonly context: string;
  readonly id: number;
}

/** A subject and version that a schema refers to, the context spelled out. */
export interface ReferenceTarget extends SubjectName {
  readonly version: number;
}

export interface ListFilter extends SubjectFilter {
  /** Whether softly deleted ones count too, alone, or not at all. */
  readonly deleted: "without" | "with" | "only";
  readonly offset: number;
  readonly limit: number;
}

export type SettingKind = "config" | "mode";

/** What the registry keeps. Every method is synchronous, and one operation's calls are one transaction. */
export interface RegistryStore {
  schema(context: string, id: number): IdentifiedSchema | null;
  /** The lowest id of a content in a context. */
  idOf(context: string, guid: string): number | null;
  /** Every place of a content, the default context first. */
  places(guid: string): readonly SchemaPlace[];
  /** 0 where a context has none. */
  maxId(context: string): number;
  addSchema(place: SchemaPlace, schema: IdentifiedSchema, targets: readonly ReferenceTarget[], at: number): void;

  /** Ascending. */
  versions(subject: SubjectName): readonly VersionRow[];
  versionsOf(place: SchemaPlace): readonly PlacedVersion[];
  listVersions(filter: ListFilter, latestOnly: boolean): readonly PlacedVersion[];
  putVersion(subject: SubjectName, version: number, id: number, at: number): void;
  markDeleted(subject: SubjectName, version: number): void;
  removeVersion(subject: SubjectName, version: number): void;

  /** A subject counts as deleted when all of its versions are. */
  subjects(filter: ListFilter): readonly SubjectName[];
  contexts(offset: number, limit: number): readonly string[];
  /** Ids, in the contexts that they are of, of schemas that refer to a version and stand under a version which is not deleted. */
  referrers(target: ReferenceTarget): readonly SchemaPlace[];

  setting(kind: SettingKind, scope: SubjectName): string | null;
  putSetting(kind: SettingKind, scope: SubjectName, value: string): void;
  removeSetting(kind: SettingKind, scope: SubjectName): void;
  /** Those of a context and of every subject in it. */
  removeSettings(kind: SettingKind, context: string): void;
}
