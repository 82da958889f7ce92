import { ok, type Result } from "../result.ts";
import type { SchemaType } from "../schemas/schema-language.ts";
import { checkCompatibility, versionsToCompare } from "./check-compatibility.ts";
import { aliased, effectiveMode, effectiveSettings, isReadOnly } from "./effective-settings.ts";
import { mergeMetadata, mergeRuleSets } from "./merge-attachments.ts";
import { type GivenSchema, type ReadSchema, readSchema } from "./read-schema.ts";
import { incompatible, invalidSchema, operationNotPermitted, type RegistryRefusal } from "./refusal.ts";
import type { Registry } from "./registry.ts";
import type { VersionRow } from "./registry-store.ts";
import type { IdentifiedSchema } from "./schema-content.ts";
import type { Mode, Settings } from "./settings.ts";
import { formatSubject, parseSubject, type SubjectName } from "./subject-name.ts";
import { validateFields } from "./validate-fields.ts";

export interface Registration extends Omit<GivenSchema, "schemaType"> {
  readonly subject: string;
  /** AVRO where it is left out; with an empty schema, that of the version before. */
  readonly schemaType: SchemaType | null;
  readonly normalize: boolean;
  /** Only in IMPORT mode. */
  readonly id: number | null;
  readonly version: number | null;
}

export interface Registered extends IdentifiedSchema {
  readonly id: number;
  readonly version: number;
}

/**
 * Puts a schema under a subject: answers the version that it has there already, or makes a new one. A content has one id in a
 * context, the next whole number when it is new. 42201 invalid, 42205 not in this mode, 409 incompatible with an earlier version.
 */
export function registerSchema(registry: Registry, request: Registration): Result<Registered, RegistryRefusal> {
  const named = parseSubject(request.subject);
  if (!named.ok) return named;
  const subject = aliased(registry, named.value);
  const settings = effectiveSettings(registry, subject);
  const mode = effectiveMode(registry, subject);
  const rows = registry.store.versions(subject);
  const live = rows.filter(({ deleted }) => !deleted);
  const newest = live.at(-1);
  const previous = newest === undefined ? null : registry.store.schema(subject.context, newest.id);
  const normalize = request.normalize || settings.normalize === true;
  const given = mode === "IMPORT" ? asGiven(request) : completed(request, previous, settings);
  const read = readSchema(registry, subject.context, given, { normalize, deletedReferences: mode === "IMPORT" });
  if (!read.ok) return read;
  const schema = read.value;

  const standing = live.findLast(
    (row) =>
      row.guid === schema.guid && row.id === (request.id ?? row.id) && row.version === (request.version ?? row.version),
  );
  if (standing !== undefined) return ok({ ...identified(schema), id: standing.id, version: standing.version });

  const allowed = checkMode(subject, mode, request.id);
  if (!allowed.ok) return allowed;
  if (mode !== "IMPORT") {
    const compared = versionsToCompare(registry, subject.context, live, schema, settings);
    const reasons = checkCompatibility(registry, subject.context, compared, schema, settings);
    if (reasons.length > 0) return incompatible(formatSubject(subject), reasons);
    const fields = settings.validateFields === true ? validateFields(schema, previous) : ok(null);
    if (!fields.ok) return invalidSchema(`Invalid ${schema.type} schema. Error: ${fields.reason}`);
  }
  return keep(registry, subject, schema, request, rows);
}

const asGiven = ({ schemaType, ...given }: Registration): GivenSchema => ({
  ...given,
  schemaType: schemaType ?? "AVRO",
});

/** What the request leaves out is that of the version before, under the defaults and overrides of the settings. */
function completed(request: Registration, previous: IdentifiedSchema | null, settings: Settings): GivenSchema {
  const carriedOver = request.schema.trim() === "" && previous !== null;
  return {
    schema: carriedOver ? previous.schema : request.schema,
    schemaType: carriedOver ? previous.type : (request.schemaType ?? "AVRO"),
    references: carriedOver ? previous.references : request.references,
    metadata: mergeMetadata(
      mergeMetadata(settings.defaultMetadata ?? null, request.metadata ?? previous?.metadata),
      settings.overrideMetadata,
    ),
    ruleSet: mergeRuleSets(
      mergeRuleSets(settings.defaultRuleSet ?? null, request.ruleSet ?? previous?.ruleSet),
      settings.overrideRuleSet,
    ),
  };
}

function checkMode(subject: SubjectName, mode: Mode, id: number | null): Result<null, RegistryRefusal> {
  const where = `Subject ${formatSubject(subject)} in context ${subject.context}`;
  if (isReadOnly(mode)) return operationNotPermitted(`${where} is in read-only mode`);
  if (id !== null && mode !== "IMPORT") return operationNotPermitted(`${where} is not in import mode`);
  if (id === null && mode === "IMPORT") return operationNotPermitted(`${where} is in import mode`);
  return ok(null);
}

function keep(
  registry: Registry,
  subject: SubjectName,
  schema: ReadSchema,
  request: Registration,
  rows: readonly VersionRow[],
): Result<Registered, RegistryRefusal> {
  const { store, now } = registry;
  const { context } = subject;
  const next = (rows.at(-1)?.version ?? 0) + 1;
  const version = request.version ?? next;
  const id = request.id ?? store.idOf(context, schema.guid) ?? store.maxId(context) + 1;
  const holder = store.schema(context, id);
  if (holder !== null && holder.guid !== schema.guid)
    return operationNotPermitted(`Overwrite new schema with id ${id} is not permitted.`);
  const taken = rows.find((row) => row.version === version && !row.deleted && row.id !== id);
  if (taken !== undefined)
    return operationNotPermitted(`Overwrite version ${version} of subject ${formatSubject(subject)} is not permitted.`);
  // An id is only ever given in IMPORT mode, where versions may leave gaps.
  if (request.version !== null && request.id === null && version !== next)
    return invalidSchema("Version is not one more than previous version");
  if (holder === null) store.addSchema({ context, id }, identified(schema), schema.targets, now);
  store.putVersion(subject, version, id, now);
  return ok({ ...identified(schema), id, version });
}

const identified = ({ parsed: _parsed, targets: _targets, ...schema }: ReadSchema): IdentifiedSchema => schema;
