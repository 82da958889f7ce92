import { ok, type Result } from "../result.ts";
import { aliased } from "./effective-settings.ts";
import { type Format, formatSchema } from "./format-schema.ts";
import { LIST_MAX_ROWS, SCHEMAS_PAGE_MAX, SCHEMAS_PAGE_MAX_CHARS } from "./limits.ts";
import { type RegistryRefusal, subjectNotFound, versionNotFound } from "./refusal.ts";
import type { Registry } from "./registry.ts";
import type { ListFilter, VersionRow } from "./registry-store.ts";
import type { SchemaMetadata } from "./schema-content.ts";
import { formatSubject, parsePrefix, parseSubject, type SubjectName } from "./subject-name.ts";
import { type SubjectVersion, subjectVersion } from "./subject-version.ts";
import { LATEST, parseVersion } from "./version-number.ts";

export interface Page {
  readonly offset: number;
  /** Negative for all that one answer may hold. */
  readonly limit: number;
}

export interface Listing extends Page {
  /** `:*:` for every context; a name is of the default one. */
  readonly prefix: string;
  readonly deleted: boolean;
  readonly deletedOnly: boolean;
}

export const limited = ({ offset, limit }: Page, most: number): Page => ({
  offset: Math.max(0, offset),
  limit: limit < 0 ? most : Math.min(limit, most),
});

const filterOf = (listing: Listing, most: number): ListFilter => ({
  ...parsePrefix(listing.prefix),
  ...limited(listing, most),
  deleted: listing.deletedOnly ? "only" : listing.deleted ? "with" : "without",
});

export const listSubjects = (registry: Registry, listing: Listing): Result<readonly string[], RegistryRefusal> =>
  ok(registry.store.subjects(filterOf(listing, LIST_MAX_ROWS)).map(formatSubject));

/** A page ends before its limit when its schemas are long. */
export function listSchemas(
  registry: Registry,
  { latestOnly, ...listing }: Listing & { readonly latestOnly: boolean },
): Result<readonly SubjectVersion[], RegistryRefusal> {
  const found: SubjectVersion[] = [];
  let chars = 0;
  for (const row of registry.store.listVersions(filterOf(listing, SCHEMAS_PAGE_MAX), latestOnly)) {
    const version = subjectVersion(registry, row, row);
    if (!version.ok) continue;
    found.push(version.value);
    chars += version.value.schema.length;
    if (chars > SCHEMAS_PAGE_MAX_CHARS) break;
  }
  return ok(found);
}

export const listContexts = (registry: Registry, page: Page): Result<readonly string[], RegistryRefusal> => {
  const { offset, limit } = limited(page, LIST_MAX_ROWS);
  return ok(registry.store.contexts(offset, limit));
};

export interface VersionRequest {
  readonly subject: string;
  /** A number, `latest` or `-1`. */
  readonly version: string;
  readonly deleted: boolean;
}

export function listVersions(
  registry: Registry,
  { subject, deleted, deletedOnly, ...page }: Omit<Listing, "prefix"> & { readonly subject: string },
): Result<readonly number[], RegistryRefusal> {
  const found = rowsOf(registry, subject, deleted || deletedOnly);
  if (!found.ok) return found;
  const rows = deletedOnly ? found.value.rows.filter((row) => row.deleted) : found.value.rows;
  const { offset, limit } = limited(page, LIST_MAX_ROWS);
  return ok(rows.slice(offset, offset + limit).map(({ version }) => version));
}

export function getVersion(
  registry: Registry,
  request: VersionRequest & Format,
): Result<SubjectVersion, RegistryRefusal> {
  const found = findVersion(registry, request);
  return found.ok ? formatted(registry, found.value.subject, found.value.row, request.format) : found;
}

function formatted(
  registry: Registry,
  subject: SubjectName,
  row: VersionRow,
  format: string | null,
): Result<SubjectVersion, RegistryRefusal> {
  const version = subjectVersion(registry, subject, row);
  return version.ok ? ok(formatSchema(registry, subject.context, version.value, format)) : version;
}

/** Ids of the schemas that refer to a version, softly deleted ones aside. */
export function referencedBy(
  registry: Registry,
  { subject, version, ...page }: { readonly subject: string; readonly version: string } & Page,
): Result<readonly number[], RegistryRefusal> {
  const found = findVersion(registry, { subject, version, deleted: true });
  if (!found.ok) return found;
  const target = { ...found.value.subject, version: found.value.row.version };
  const ids = [...new Set(registry.store.referrers(target).map(({ id }) => id))];
  const { offset, limit } = limited(page, LIST_MAX_ROWS);
  return ok(ids.slice(offset, offset + limit));
}

export interface MetadataRequest extends Format {
  readonly subject: string;
  readonly properties: NonNullable<SchemaMetadata["properties"]>;
  readonly deleted: boolean;
}

/** The newest version whose metadata has all of these properties. */
export function latestWithMetadata(
  registry: Registry,
  { subject, properties, deleted, format }: MetadataRequest,
): Result<SubjectVersion, RegistryRefusal> {
  const found = rowsOf(registry, subject, deleted);
  if (!found.ok) return found;
  const wanted = Object.entries(properties);
  for (const row of found.value.rows.toReversed()) {
    const schema = registry.store.schema(found.value.subject.context, row.id);
    if (wanted.every(([name, value]) => schema?.metadata?.properties?.[name] === value))
      return formatted(registry, found.value.subject, row, format);
  }
  return subjectNotFound(subject);
}

export interface SubjectRows {
  readonly subject: SubjectName;
  readonly rows: readonly VersionRow[];
}

/** Versions of a subject, ascending. 40401 where there is none. */
export function rowsOf(registry: Registry, text: string, deleted: boolean): Result<SubjectRows, RegistryRefusal> {
  const named = parseSubject(text);
  if (!named.ok) return named;
  const subject = aliased(registry, named.value);
  const rows = registry.store.versions(subject).filter((row) => deleted || !row.deleted);
  return rows.length === 0 ? subjectNotFound(formatSubject(subject)) : ok({ subject, rows });
}

function findVersion(
  registry: Registry,
  { subject, version, deleted }: VersionRequest,
): Result<{ readonly subject: SubjectName; readonly row: VersionRow }, RegistryRefusal> {
  const wanted = parseVersion(version);
  if (!wanted.ok) return wanted;
  const found = rowsOf(registry, subject, deleted);
  if (!found.ok) return found;
  const { rows } = found.value;
  const row = wanted.value === LATEST ? rows.at(-1) : rows.find((each) => each.version === wanted.value);
  return row === undefined ? versionNotFound(wanted.value) : ok({ subject: found.value.subject, row });
}
