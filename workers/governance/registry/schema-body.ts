import { z } from "@hono/zod-openapi";
import {
  ATTACHMENT_MAX_BYTES,
  ID_MAX,
  REFERENCE_NAME_MAX_CHARS,
  REFERENCES_MAX,
  SUBJECT_MAX_CHARS,
} from "../../../core/registry/limits.ts";
import type { SchemaMetadata, SchemaRuleSet } from "../../../core/registry/schema-content.ts";
import { SCHEMA_TYPES } from "../../../core/schemas/schema-language.ts";

const small = (value: unknown): boolean => JSON.stringify(value ?? null).length <= ATTACHMENT_MAX_BYTES;
const TOO_LARGE = `at most ${ATTACHMENT_MAX_BYTES} characters of JSON`;

const text = z.string().max(ATTACHMENT_MAX_BYTES);
/** Nothing that JSON can say is lost on the way to storage; a string that is not Unicode would be. */
const wellFormed = (value: string): boolean => !/\p{Surrogate}/u.test(value);

export const metadataSchema = z
  .object({
    tags: z.record(text, z.array(text)).nullish(),
    properties: z.record(text, text).nullish(),
    sensitive: z.array(text).nullish(),
  })
  .refine(small, TOO_LARGE)
  .transform(withoutNull<SchemaMetadata>);

const rulesSchema = z.array(z.looseObject({ name: text })).nullish();

export const ruleSetSchema = z
  .object({
    migrationRules: rulesSchema,
    domainRules: rulesSchema,
    encodingRules: rulesSchema,
    enableAt: z.unknown().optional(),
  })
  .refine(small, TOO_LARGE)
  .transform(withoutNull<SchemaRuleSet>);

/** A field that is `null` is a field that is not there. */
function withoutNull<T>(value: object): T {
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== null && part !== undefined)) as T;
}

/** Numbers that mean "none": clients that always send the field use 0 or -1. */
const optionalNumber = (least: number) =>
  z
    .int()
    .max(ID_MAX)
    .nullish()
    .transform((given) => (given === null || given === undefined || given < least ? null : given));

/** The body of a registration, a look-up and a compatibility check. */
export const schemaBody = z.object({
  schema: z
    .string()
    .refine(wellFormed, "it is not Unicode")
    .nullish()
    .transform((given) => given ?? ""),
  schemaType: z
    .string()
    .nullish()
    .transform((given) => given?.toUpperCase() ?? null)
    .pipe(z.enum(SCHEMA_TYPES, `one of ${SCHEMA_TYPES.join(", ")}`).nullable()),
  references: z
    .array(
      z.object({
        name: z.string().max(REFERENCE_NAME_MAX_CHARS).refine(wellFormed),
        subject: z.string().min(1).max(SUBJECT_MAX_CHARS).refine(wellFormed),
        version: z
          .int()
          .min(-1)
          .max(ID_MAX)
          .nullish()
          .transform((given) => given ?? -1),
      }),
    )
    .max(REFERENCES_MAX)
    .nullish()
    .transform((given) => given ?? []),
  metadata: metadataSchema.nullish().transform((given) => given ?? null),
  ruleSet: ruleSetSchema.nullish().transform((given) => given ?? null),
  id: optionalNumber(0),
  version: optionalNumber(1),
  schemaTagsToAdd: z.unknown().optional(),
  schemaTagsToRemove: z.unknown().optional(),
  propagateSchemaTags: z.unknown().optional(),
  subject: z.unknown().optional(),
  guid: z.unknown().optional(),
  ts: z.unknown().optional(),
  deleted: z.unknown().optional(),
});
