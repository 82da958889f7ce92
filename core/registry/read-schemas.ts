import { ok, type Result } from "../result.ts";
import { type Format, formatSchema } from "./format-schema.ts";
import { LIST_MAX_ROWS } from "./limits.ts";
import { limited, type Page } from "./read-subjects.ts";
import { type RegistryRefusal, schemaIdNotFound } from "./refusal.ts";
import type { Registry } from "./registry.ts";
import type { PlacedVersion, SchemaPlace } from "./registry-store.ts";
import type { IdentifiedSchema } from "./schema-content.ts";
import { DEFAULT_CONTEXT, formatSubject, splitSubject } from "./subject-name.ts";

/** An id of a context. `subject` tells which: its own, or for a name without one the context where that subject has the id. */
export interface IdRequest {
  readonly id: number;
  readonly subject: string | null;
}

/** The schema of an id. It never changes and never goes: data that names the id may outlive its subjects. */
export function getSchema(registry: Registry, request: IdRequest & Format): Result<IdentifiedSchema, RegistryRefusal> {
  const place = placeOf(registry, request);
  const schema = place === null ? null : registry.store.schema(place.context, place.id);
  if (place === null || schema === null) return schemaIdNotFound(request.id);
  return ok(formatSchema(registry, place.context, schema, request.format));
}

export const getMaxId = (
  registry: Registry,
  { subject }: Pick<IdRequest, "subject">,
): Result<number, RegistryRefusal> => ok(registry.store.maxId(splitSubject(subject ?? "").context));

export function getByGuid(
  registry: Registry,
  { guid, format }: { readonly guid: string } & Format,
): Result<IdentifiedSchema & { readonly places: readonly SchemaPlace[] }, RegistryRefusal> {
  const places = registry.store.places(guid);
  const [first] = places;
  const schema = first === undefined ? null : registry.store.schema(first.context, first.id);
  if (first === undefined || schema === null) return schemaIdNotFound(guid);
  return ok({ ...formatSchema(registry, first.context, schema, format), places });
}

export interface PlacesRequest extends IdRequest, Page {
  readonly deleted: boolean;
}

export interface NamedVersion {
  readonly subject: string;
  readonly version: number;
}

/** Where an id stands. Empty when all of its versions are deleted. */
export function versionsOfId(
  registry: Registry,
  request: PlacesRequest,
): Result<readonly NamedVersion[], RegistryRefusal> {
  const found = rowsOfId(registry, request);
  if (!found.ok) return found;
  const { offset, limit } = limited(request, LIST_MAX_ROWS);
  const named = found.value.map((row) => ({ subject: formatSubject(row), version: row.version }));
  return ok(named.slice(offset, offset + limit));
}

export function subjectsOfId(registry: Registry, request: PlacesRequest): Result<readonly string[], RegistryRefusal> {
  const found = rowsOfId(registry, request);
  if (!found.ok) return found;
  const { offset, limit } = limited(request, LIST_MAX_ROWS);
  return ok([...new Set(found.value.map(formatSubject))].slice(offset, offset + limit));
}

function rowsOfId(registry: Registry, request: PlacesRequest): Result<readonly PlacedVersion[], RegistryRefusal> {
  const place = placeOf(registry, request);
  if (place === null) return schemaIdNotFound(request.id);
  const wanted = splitSubject(request.subject ?? "").name;
  const rows = registry.store.versionsOf(place);
  return ok(rows.filter(({ name, deleted }) => (wanted === "" || name === wanted) && (request.deleted || !deleted)));
}

function placeOf({ store }: Registry, { id, subject }: IdRequest): SchemaPlace | null {
  const { context, name } = splitSubject(subject ?? "");
  const stands = (place: SchemaPlace): boolean => store.versionsOf(place).some((row) => row.name === name);
  if (store.schema(context, id) !== null && (name === "" || context !== DEFAULT_CONTEXT || stands({ context, id })))
    return { context, id };
  if (name !== "" && context === DEFAULT_CONTEXT)
    for (const other of store.contexts(0, LIST_MAX_ROWS))
      if (store.schema(other, id) !== null && stands({ context: other, id })) return { context: other, id };
  return store.schema(context, id) === null ? null : { context, id };
}
