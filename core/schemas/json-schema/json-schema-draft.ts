import type { JsonValue } from "../../json.ts";

export const JSON_SCHEMA_DRAFTS = ["draft-04", "draft-06", "draft-07", "2019-09", "2020-12"] as const;
export type JsonSchemaDraft = (typeof JSON_SCHEMA_DRAFTS)[number];

/** What Confluent's registry reads a text without `$schema` as. */
export const DEFAULT_DRAFT: JsonSchemaDraft = "draft-07";

/** The draft that `$schema` names; the default for none, and for a meta-schema of somebody's own. */
export function draftNamedBy(schemaKeyword: JsonValue | undefined): JsonSchemaDraft {
  if (typeof schemaKeyword !== "string") return DEFAULT_DRAFT;
  return JSON_SCHEMA_DRAFTS.find((draft) => schemaKeyword.includes(`/${draft}/`)) ?? DEFAULT_DRAFT;
}

/** Since 2019-09 the keywords beside a `$ref` count; before, they were to be ignored. */
export const siblingsOfRefCount = (draft: JsonSchemaDraft): boolean => draft === "2019-09" || draft === "2020-12";
