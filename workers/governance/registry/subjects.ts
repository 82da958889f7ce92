import { withinContext } from "../../../core/registry/subject-name.ts";
import { ok } from "../../../core/result.ts";
import { operation, type RegistryApi, type RegistryRequest } from "./operation.ts";
import { versionAnswer } from "./schema-answer.ts";
import { schemaBody } from "./schema-body.ts";

const LISTING = ["subjectPrefix", "deleted", "deletedOnly", "offset", "limit"] as const;

/** What a listing's query asks for. Without a prefix: all contexts, or the one that the path names. */
export const listingOf = ({ c, context, flag, number }: RegistryRequest) => ({
  prefix: withinContext(c.req.query("subjectPrefix") ?? (context === "." ? ":*:" : ""), context),
  deleted: flag("deleted"),
  deletedOnly: flag("deletedOnly"),
  offset: number("offset", 0),
  limit: number("limit", -1),
});

export function listSubjects(api: RegistryApi): void {
  operation(
    api,
    { method: "get", path: "/subjects", scope: "schemas:read", summary: "List subjects", query: LISTING },
    (request) => request.registry.run("listSubjects", listingOf(request)),
  );
}

export function lookUpSchema(api: RegistryApi): void {
  operation(
    api,
    {
      method: "post",
      path: "/subjects/{subject}",
      scope: "schemas:read",
      summary: "Look a schema up",
      description: "Answers the version that a schema has under a subject.",
      query: ["normalize", "deleted"],
      body: schemaBody,
    },
    async (request) => {
      const body = await request.body(schemaBody);
      if (!body.ok) return body;
      const { schema, schemaType, references, metadata, ruleSet } = body.value;
      const found = await request.registry.run("lookUpSchema", {
        ...{ schema, references, metadata, ruleSet, schemaType: schemaType ?? "AVRO" },
        subject: request.subject(),
        normalize: request.flag("normalize"),
        deleted: request.flag("deleted"),
      });
      return found.ok ? ok(versionAnswer(request.c, found.value, false)) : found;
    },
  );
}

export function deleteSubject(api: RegistryApi): void {
  operation(
    api,
    {
      method: "delete",
      path: "/subjects/{subject}",
      scope: "schemas:write",
      summary: "Delete a subject",
      description: "Softly first; `permanent=true` then for good. Answers the versions that were deleted.",
      query: ["permanent"],
    },
    ({ registry, subject, flag }) =>
      registry.run("deleteSubject", { subject: subject(), permanent: flag("permanent") }),
  );
}
