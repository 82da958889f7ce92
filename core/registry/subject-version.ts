import { ok, type Result } from "../result.ts";
import { type RegistryRefusal, schemaIdNotFound } from "./refusal.ts";
import type { Registry } from "./registry.ts";
import type { VersionRow } from "./registry-store.ts";
import type { IdentifiedSchema } from "./schema-content.ts";
import { formatSubject, type SubjectName } from "./subject-name.ts";

/** A version of a subject with its schema. */
export interface SubjectVersion extends IdentifiedSchema {
  readonly subject: string;
  readonly version: number;
  readonly id: number;
  readonly deleted: boolean;
  /** Milliseconds since 1970. */
  readonly at: number;
}

export function subjectVersion(
  registry: Registry,
  subject: SubjectName,
  { version, id, deleted, at }: VersionRow,
): Result<SubjectVersion, RegistryRefusal> {
  const schema = registry.store.schema(subject.context, id);
  if (schema === null) return schemaIdNotFound(id);
  return ok({ ...schema, subject: formatSubject(subject), version, id, deleted, at });
}
