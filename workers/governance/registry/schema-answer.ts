import type { Context } from "hono";
import type { IdentifiedSchema } from "../../../core/registry/schema-content.ts";
import type { SubjectVersion } from "../../../core/registry/subject-version.ts";
import { ACCEPT_UNKNOWN_HEADER } from "./request-body.ts";

/** Properties of newer clients are for those who say that they know them: older ones fail on what they do not. */
export const knowsNewer = (c: Context): boolean => c.req.header(ACCEPT_UNKNOWN_HEADER) === "true";

/** A schema as the wire has it: what is empty, and AVRO, go without saying. */
export const schemaAnswer = (c: Context, { type, schema, references, metadata, ruleSet, guid }: IdentifiedSchema) => ({
  ...(type === "AVRO" ? {} : { schemaType: type }),
  ...(references.length === 0 ? {} : { references }),
  ...(metadata === null ? {} : { metadata }),
  ...(ruleSet === null ? {} : { ruleSet }),
  ...(knowsNewer(c) ? { guid } : {}),
  schema,
});

/** `showDeleted` where deleted versions were asked for too: the answer then says which kind it is. */
export const versionAnswer = (c: Context, version: SubjectVersion, showDeleted: boolean) => ({
  subject: version.subject,
  version: version.version,
  id: version.id,
  ...schemaAnswer(c, version),
  ...(knowsNewer(c) ? { ts: version.at } : {}),
  ...(showDeleted || knowsNewer(c) ? { deleted: version.deleted } : {}),
});
