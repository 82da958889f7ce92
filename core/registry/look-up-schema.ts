import type { Result } from "../result.ts";
import { aliased, effectiveSettings } from "./effective-settings.ts";
import { resolvedAvro } from "./format-schema.ts";
import { type GivenSchema, parseStored, readSchema } from "./read-schema.ts";
import { type RegistryRefusal, schemaNotFound, subjectNotFound } from "./refusal.ts";
import type { Registry } from "./registry.ts";
import { identify } from "./schema-content.ts";
import { formatSubject, parseSubject } from "./subject-name.ts";
import { type SubjectVersion, subjectVersion } from "./subject-version.ts";

export interface LookUp extends GivenSchema {
  readonly subject: string;
  readonly normalize: boolean;
  /** Whether softly deleted versions count. */
  readonly deleted: boolean;
}

/** The version that a schema has under a subject. 40401, 40403, 42201. Metadata and rule set count where they are named. */
export function lookUpSchema(registry: Registry, request: LookUp): Result<SubjectVersion, RegistryRefusal> {
  const named = parseSubject(request.subject);
  if (!named.ok) return named;
  const subject = aliased(registry, named.value);
  const rows = registry.store.versions(subject).filter(({ deleted }) => request.deleted || !deleted);
  if (rows.length === 0) return subjectNotFound(formatSubject(subject));
  const normalize = request.normalize || effectiveSettings(registry, subject).normalize === true;
  const read = readSchema(registry, subject.context, request, { normalize, deletedReferences: true });
  if (!read.ok) return read;
  const { guid, textGuid, type, metadata, ruleSet } = read.value;
  const exact = metadata !== null || ruleSet !== null;
  const newestFirst = rows.toReversed().sort((a, b) => Number(a.deleted) - Number(b.deleted));
  const same =
    newestFirst.find((row) => (exact ? row.guid === guid : row.textGuid === textGuid)) ??
    (normalize ? newestFirst.find(({ id }) => normalizedGuid(id) === textGuid) : undefined) ??
    (type === "AVRO" && read.value.references.length === 0
      ? newestFirst.find(({ id }) => resolvesToIt(id))
      : undefined);
  return same === undefined ? schemaNotFound() : subjectVersion(registry, subject, same);

  /** Whether a version is this schema once what it refers to is written into it: clients may not know of its references. */
  function resolvesToIt(id: number): boolean {
    const stored = registry.store.schema(subject.context, id);
    if (stored === null || stored.type !== "AVRO" || stored.references.length === 0) return false;
    const parsed = parseStored(registry, subject.context, stored);
    return parsed.ok && read.ok && resolvedAvro(parsed.value) === resolvedAvro(read.value.parsed);
  }

  /** Of a version that was registered as it was written. */
  function normalizedGuid(id: number): string | null {
    const stored = registry.store.schema(subject.context, id);
    if (stored === null || stored.type !== type) return null;
    const parsed = parseStored(registry, subject.context, stored);
    if (!parsed.ok) return null;
    const references = stored.references.toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
    return identify({ type, schema: parsed.value.normalized, references, metadata: null, ruleSet: null }).textGuid;
  }
}
