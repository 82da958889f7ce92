import { BoundedTexts } from "../../../adapters/schema-registry/bounded-texts.ts";
import { readSchemaById } from "../../../adapters/schema-registry/cached-schemas.ts";
import { withinContext } from "../../../core/registry/subject-name.ts";
import { ok } from "../../../core/result.ts";
import { SCHEMA_TYPES } from "../../../core/schemas/schema-language.ts";
import { IMMUTABLE, jsonAnswer, textAnswer } from "./answers.ts";
import { operation, parseId, type RegistryApi, type RegistryRequest } from "./operation.ts";
import { knowsNewer, schemaAnswer, versionAnswer } from "./schema-answer.ts";
import { listingOf } from "./subjects.ts";

/** Which context an id is of: the `subject` parameter's, else the path's. */
const scopeOf = ({ c, context }: RegistryRequest): string | null => {
  const subject = c.req.query("subject") ?? "";
  return subject === "" && context === "." ? null : withinContext(subject, context);
};

/** The schema of the path's id, from the caches where it is in them. */
async function schemaOf(request: RegistryRequest) {
  const { c, registry } = request;
  const id = parseId(request.param("id"));
  if (!id.ok) return id;
  return readSchemaById(
    registry,
    { id: id.value, subject: scopeOf(request), format: request.format() },
    {
      edge: caches.default,
      origin: c.req.raw.url.slice(0, c.req.raw.url.indexOf("/", c.req.raw.url.indexOf("://") + 3)),
      behind: (work) => c.executionCtx.waitUntil(work),
    },
  );
}

/** Characters of answers that an isolate keeps. */
const ANSWERS_MAX_CHARS = 8_000_000;
/** Answers to the same question: writing one out costs more than all else that a read by id does. */
const answers = new BoundedTexts<string>(ANSWERS_MAX_CHARS);

export function getSchema(api: RegistryApi): void {
  operation(
    api,
    {
      method: "get",
      path: "/schemas/ids/{id}",
      scope: "schemas:read",
      summary: "Get the schema of an id",
      description: "An id's schema never changes and never goes.",
      query: ["subject", "fetchMaxId", "format"],
    },
    async (request) => {
      const { c, registry } = request;
      const key = `${knowsNewer(c)} ${c.req.raw.url}`;
      const known = answers.get(key);
      if (known !== undefined) return textAnswer(c, known, IMMUTABLE);
      const found = await schemaOf(request);
      if (!found.ok) return found;
      if (!request.flag("fetchMaxId")) {
        const text = JSON.stringify(schemaAnswer(c, found.value));
        answers.set(key, text, text.length);
        return textAnswer(c, text, IMMUTABLE);
      }
      const maxId = await registry.run("getMaxId", { subject: scopeOf(request) });
      return maxId.ok ? ok({ ...schemaAnswer(c, found.value), maxId: maxId.value }) : maxId;
    },
  );
}

export function getSchemaText(api: RegistryApi): void {
  operation(
    api,
    {
      method: "get",
      path: "/schemas/ids/{id}/schema",
      scope: "schemas:read",
      summary: "Get the schema of an id alone",
      query: ["subject", "format"],
    },
    async (request) => {
      const found = await schemaOf(request);
      return found.ok ? textAnswer(request.c, found.value.schema, IMMUTABLE) : found;
    },
  );
}

/** The subjects, or the versions of subjects, that have an id. */
export function listPlacesOfId(api: RegistryApi): void {
  for (const [name, what] of [
    ["subjectsOfId", "subjects"],
    ["versionsOfId", "versions"],
  ] as const)
    operation(
      api,
      {
        method: "get",
        path: `/schemas/ids/{id}/${what}`,
        scope: "schemas:read",
        summary: `List the ${what} that have an id`,
        query: ["subject", "deleted", "offset", "limit"],
      },
      async (request) => {
        const id = parseId(request.param("id"));
        if (!id.ok) return id;
        return request.registry.run(name, {
          ...{ id: id.value, subject: scopeOf(request), deleted: request.flag("deleted") },
          ...{ offset: request.number("offset", 0), limit: request.number("limit", -1) },
        });
      },
    );
}

export function getSchemaByGuid(api: RegistryApi): void {
  operation(
    api,
    {
      method: "get",
      path: "/schemas/guids/{guid}",
      scope: "schemas:read",
      summary: "Get a schema by its guid",
      description: "A guid names a content in every context.",
      query: ["format"],
    },
    async ({ c, registry, param, format }) => {
      const found = await registry.run("getByGuid", { guid: param("guid"), format: format() });
      if (!found.ok) return found;
      return jsonAnswer(c, { ...schemaAnswer(c, found.value), guid: found.value.guid }, IMMUTABLE);
    },
  );
}

export function listIdsOfGuid(api: RegistryApi): void {
  operation(
    api,
    { method: "get", path: "/schemas/guids/{guid}/ids", scope: "schemas:read", summary: "List the ids of a guid" },
    async ({ registry, param }) => {
      const found = await registry.run("getByGuid", { guid: param("guid"), format: null });
      return found.ok ? ok(found.value.places) : found;
    },
  );
}

export function listSchemas(api: RegistryApi): void {
  operation(
    api,
    {
      method: "get",
      path: "/schemas",
      scope: "schemas:read",
      summary: "List versions with their schemas",
      query: ["subjectPrefix", "deleted", "latestOnly", "offset", "limit"],
    },
    async (request) => {
      const latestOnly = request.flag("latestOnly");
      const found = await request.registry.run("listSchemas", { ...listingOf(request), latestOnly });
      if (!found.ok) return found;
      return ok(found.value.map((version) => versionAnswer(request.c, version, request.flag("deleted"))));
    },
  );
}

export function listTypes(api: RegistryApi): void {
  operation(
    api,
    { method: "get", path: "/schemas/types", scope: "schemas:read", summary: "List the types of schemas" },
    async () => ok(SCHEMA_TYPES),
  );
}
