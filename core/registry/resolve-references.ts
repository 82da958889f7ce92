import { ok, type Result } from "../result.ts";
import type { ResolvedReference } from "../schemas/schema-language.ts";
import { REFERENCES_MAX_DEPTH, RESOLVED_REFERENCES_MAX } from "./limits.ts";
import { invalidSchema, type RegistryRefusal } from "./refusal.ts";
import type { Registry } from "./registry.ts";
import type { ReferenceTarget } from "./registry-store.ts";
import type { SchemaReference } from "./schema-content.ts";
import { splitSubject, withinContext } from "./subject-name.ts";
import { LATEST } from "./version-number.ts";

export interface References {
  /** As they are stored: `latest` made the version that it was. */
  readonly references: readonly SchemaReference[];
  readonly targets: readonly ReferenceTarget[];
  /** For a parser: each with all that it needs itself. */
  readonly resolved: readonly ResolvedReference[];
}

/** Finds what a schema of `context` refers to. 42201 where one is not there, or where they are too many or too deep. */
export function resolveReferences(
  registry: Registry,
  context: string,
  references: readonly SchemaReference[],
  deletedToo: boolean,
): Result<References, RegistryRefusal> {
  return resolve(registry, context, references, deletedToo, { left: RESOLVED_REFERENCES_MAX }, 0);
}

function resolve(
  registry: Registry,
  context: string,
  references: readonly SchemaReference[],
  deletedToo: boolean,
  budget: { left: number },
  depth: number,
): Result<References, RegistryRefusal> {
  const found: { references: SchemaReference[]; targets: ReferenceTarget[]; resolved: ResolvedReference[] } = {
    references: [],
    targets: [],
    resolved: [],
  };
  for (const reference of references) {
    if (depth >= REFERENCES_MAX_DEPTH || budget.left-- <= 0)
      return invalidSchema("Invalid schema: its references are too many or too deep");
    const subject = splitSubject(withinContext(reference.subject, context));
    const rows = registry.store.versions(subject).filter(({ deleted }) => deletedToo || !deleted);
    const row = reference.version === LATEST ? rows.at(-1) : rows.find(({ version }) => version === reference.version);
    const schema = row === undefined ? null : registry.store.schema(subject.context, row.id);
    if (row === undefined || schema === null)
      return invalidSchema(
        `Invalid schema: no schema reference found for subject "${reference.subject.slice(0, 200)}" and version ${reference.version}`,
      );
    const below = resolve(registry, subject.context, schema.references, true, budget, depth + 1);
    if (!below.ok) return below;
    found.references.push({ ...reference, version: row.version });
    found.targets.push({ ...subject, version: row.version });
    found.resolved.push({ name: reference.name, schema: schema.schema, references: below.value.resolved });
  }
  return ok(found);
}
