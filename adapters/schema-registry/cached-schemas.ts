import type { Format } from "../../core/registry/format-schema.ts";
import type { IdRequest } from "../../core/registry/read-schemas.ts";
import type { RegistryRefusal } from "../../core/registry/refusal.ts";
import type { IdentifiedSchema } from "../../core/registry/schema-content.ts";
import { splitSubject } from "../../core/registry/subject-name.ts";
import { ok, type Result } from "../../core/result.ts";
import { BoundedTexts } from "./bounded-texts.ts";
import type { SchemaRegistryPort } from "./port.ts";

/** Characters of schema text that an isolate keeps. */
export const ISOLATE_MAX_CHARS = 8_000_000;
/** How long a data centre keeps a schema, in seconds. An id's schema never changes; a deployment that was made anew starts over. */
export const EDGE_MAX_AGE_S = 86_400;

export interface SchemaCaches {
  /** The data centre's cache. */
  readonly edge: Pick<Cache, "match" | "put">;
  /** Of the deployment: a zone's Workers share one cache. */
  readonly origin: string;
  /** Keeps work alive after the answer. */
  readonly behind: (work: Promise<unknown>) => void;
}

const kept = new BoundedTexts<IdentifiedSchema>(ISOLATE_MAX_CHARS);

/**
 * The schema of an id, which never changes: from the isolate's memory, the data centre's cache, or the registry. What is not there
 * yet is never remembered: it may be registered the next moment.
 */
export async function readSchemaById(
  registry: SchemaRegistryPort,
  request: IdRequest & Format,
  { edge, origin, behind }: SchemaCaches,
): Promise<Result<IdentifiedSchema, RegistryRefusal>> {
  const { context, name } = splitSubject(request.subject ?? "");
  // A subject by its name alone may stand in another context: only the registry knows.
  const key = [origin, "registry-cache", "v1", context, request.id, name, request.format ?? ""]
    .map((part, at) => (at === 0 ? part : encodeURIComponent(part)))
    .join("/");
  const known = kept.get(key);
  if (known !== undefined) return ok(known);
  const cached = await edge.match(key).catch(() => undefined);
  if (cached !== undefined) {
    const schema = (await cached.json()) as IdentifiedSchema;
    kept.set(key, schema, schema.schema.length);
    return ok(schema);
  }
  const found = await registry.run("getSchema", request);
  if (!found.ok) return found;
  kept.set(key, found.value, found.value.schema.length);
  const headers = { "content-type": "application/json", "cache-control": `public, max-age=${EDGE_MAX_AGE_S}` };
  behind(edge.put(key, new Response(JSON.stringify(found.value), { headers })).catch(() => undefined));
  return found;
}
