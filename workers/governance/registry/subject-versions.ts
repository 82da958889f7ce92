import { ok } from "../../../core/result.ts";
import { textAnswer } from "./answers.ts";
import { operation, type RegistryApi, type RegistryRequest } from "./operation.ts";
import { versionAnswer } from "./schema-answer.ts";

const requested = ({ subject, param, flag, format }: RegistryRequest) => ({
  format: format(),
  subject: subject(),
  version: param("version"),
  deleted: flag("deleted"),
});

export function listVersions(api: RegistryApi): void {
  operation(
    api,
    {
      method: "get",
      path: "/subjects/{subject}/versions",
      scope: "schemas:read",
      summary: "List a subject's versions",
      query: ["deleted", "deletedOnly", "offset", "limit"],
    },
    ({ registry, subject, flag, number }) =>
      registry.run("listVersions", {
        subject: subject(),
        deleted: flag("deleted"),
        deletedOnly: flag("deletedOnly"),
        offset: number("offset", 0),
        limit: number("limit", -1),
      }),
  );
}

export function getVersion(api: RegistryApi): void {
  operation(
    api,
    {
      method: "get",
      path: "/subjects/{subject}/versions/{version}",
      scope: "schemas:read",
      summary: "Get a version",
      description: "A number, `latest` or `-1`.",
      query: ["deleted", "format"],
    },
    async (request) => {
      const found = await request.registry.run("getVersion", requested(request));
      return found.ok ? ok(versionAnswer(request.c, found.value, request.flag("deleted"))) : found;
    },
  );
}

export function getVersionSchema(api: RegistryApi): void {
  operation(
    api,
    {
      method: "get",
      path: "/subjects/{subject}/versions/{version}/schema",
      scope: "schemas:read",
      summary: "Get a version's schema alone",
      query: ["deleted", "format"],
    },
    async (request) => {
      const found = await request.registry.run("getVersion", requested(request));
      return found.ok ? textAnswer(request.c, found.value.schema) : found;
    },
  );
}

export function listReferrers(api: RegistryApi): void {
  operation(
    api,
    {
      method: "get",
      path: "/subjects/{subject}/versions/{version}/referencedby",
      scope: "schemas:read",
      summary: "List ids of schemas that refer to a version",
      query: ["offset", "limit"],
    },
    ({ registry, subject, param, number }) =>
      registry.run("referencedBy", {
        ...{ subject: subject(), version: param("version"), offset: number("offset", 0), limit: number("limit", -1) },
      }),
  );
}

export function findByMetadata(api: RegistryApi): void {
  operation(
    api,
    {
      method: "get",
      path: "/subjects/{subject}/metadata",
      scope: "schemas:read",
      summary: "Get the newest version with these metadata properties",
      query: ["key", "value", "deleted", "format"],
    },
    async (request) => {
      const keys = request.c.req.queries("key") ?? [];
      const values = request.c.req.queries("value") ?? [];
      const found = await request.registry.run("latestWithMetadata", {
        subject: request.subject(),
        properties: Object.fromEntries(keys.map((key, at) => [key, values[at] ?? ""])),
        deleted: request.flag("deleted"),
        format: request.format(),
      });
      return found.ok ? ok(versionAnswer(request.c, found.value, request.flag("deleted"))) : found;
    },
  );
}

export function deleteVersion(api: RegistryApi): void {
  operation(
    api,
    {
      method: "delete",
      path: "/subjects/{subject}/versions/{version}",
      scope: "schemas:write",
      summary: "Delete a version",
      description: "Softly first; `permanent=true` then for good.",
      query: ["permanent"],
    },
    ({ registry, subject, param, flag }) =>
      registry.run("deleteVersion", { subject: subject(), version: param("version"), permanent: flag("permanent") }),
  );
}
