import { ok, type Result } from "../result.ts";
import { aliased, effectiveMode, isReadOnly } from "./effective-settings.ts";
import {
  operationNotPermitted,
  type RegistryRefusal,
  referenceExists,
  subjectNotFound,
  subjectNotSoftDeleted,
  subjectSoftDeleted,
  versionNotFound,
  versionNotSoftDeleted,
  versionSoftDeleted,
} from "./refusal.ts";
import type { Registry } from "./registry.ts";
import type { VersionRow } from "./registry-store.ts";
import { formatSubject, parseSubject, type SubjectName } from "./subject-name.ts";
import { LATEST, parseVersion } from "./version-number.ts";

export interface SubjectDeletion {
  readonly subject: string;
  /** For good, after it was deleted softly. */
  readonly permanent: boolean;
}

/** Deletes every version of a subject; answers their numbers. 40401, 40404, 40405, 42205, 42206. */
export function deleteSubject(
  registry: Registry,
  { subject: text, permanent }: SubjectDeletion,
): Result<readonly number[], RegistryRefusal> {
  const found = openSubject(registry, text);
  if (!found.ok) return found;
  const { subject, rows } = found.value;
  const live = rows.filter(({ deleted }) => !deleted);
  if (permanent && live.length > 0) return subjectNotSoftDeleted(formatSubject(subject));
  if (!permanent && live.length === 0) return subjectSoftDeleted(formatSubject(subject));
  return deleteRows(registry, subject, permanent ? rows : live, permanent);
}

/** Deletes one version; answers its number. 40401, 40402, 40406, 40407, 42202, 42205, 42206. */
export function deleteVersion(
  registry: Registry,
  { version: wanted, ...deletion }: SubjectDeletion & { readonly version: string },
): Result<number, RegistryRefusal> {
  const { permanent } = deletion;
  const number = parseVersion(wanted);
  if (!number.ok) return number;
  const found = openSubject(registry, deletion.subject);
  if (!found.ok) return found;
  const { subject, rows } = found.value;
  const row =
    number.value === LATEST
      ? rows.findLast(({ deleted }) => deleted === permanent)
      : rows.find(({ version }) => version === number.value);
  if (row === undefined)
    return number.value === LATEST ? subjectNotFound(formatSubject(subject)) : versionNotFound(number.value);
  if (permanent && !row.deleted) return versionNotSoftDeleted(formatSubject(subject), row.version);
  if (!permanent && row.deleted) return versionSoftDeleted(formatSubject(subject), row.version);
  const deleted = deleteRows(registry, subject, [row], permanent);
  return deleted.ok ? ok(row.version) : deleted;
}

function openSubject(
  registry: Registry,
  text: string,
): Result<{ readonly subject: SubjectName; readonly rows: readonly VersionRow[] }, RegistryRefusal> {
  const named = parseSubject(text);
  if (!named.ok) return named;
  const subject = aliased(registry, named.value);
  const rows = registry.store.versions(subject);
  if (rows.length === 0) return subjectNotFound(formatSubject(subject));
  if (isReadOnly(effectiveMode(registry, subject)))
    return operationNotPermitted(
      `Subject ${formatSubject(subject)} in context ${subject.context} is in read-only mode`,
    );
  return ok({ subject, rows });
}

function deleteRows(
  { store, parsed }: Registry,
  subject: SubjectName,
  rows: readonly VersionRow[],
  permanent: boolean,
): Result<readonly number[], RegistryRefusal> {
  for (const { version } of rows)
    if (store.referrers({ ...subject, version }).length > 0) return referenceExists(formatSubject(subject), version);
  for (const { version } of rows) {
    if (permanent) store.removeVersion(subject, version);
    else store.markDeleted(subject, version);
  }
  // What was parsed with this subject's versions may mean something else once they are registered anew.
  if (permanent) parsed.clear();
  if (!permanent && store.versions(subject).every(({ deleted }) => deleted)) {
    store.removeSetting("config", subject);
    store.removeSetting("mode", subject);
  }
  return ok(rows.map(({ version }) => version));
}
