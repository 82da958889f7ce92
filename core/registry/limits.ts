/** Longest schema text, in UTF-8 bytes: a row of the object's database holds 2 MB. */
export const SCHEMA_MAX_BYTES = 1_000_000;
/** Most references of one schema. */
export const REFERENCES_MAX = 100;
/** Most schemas that one schema may draw in through its references, and theirs; a diamond counts each way to it. */
export const RESOLVED_REFERENCES_MAX = 500;
/** How deep references may go. */
export const REFERENCES_MAX_DEPTH = 32;
/** Longest subject, context included, in characters. */
export const SUBJECT_MAX_CHARS = 512;
/** Longest name of a reference, in characters. */
export const REFERENCE_NAME_MAX_CHARS = 1_024;
/** Most bytes of metadata, of a rule set, and of the defaults and overrides of a setting, each as JSON text. */
export const ATTACHMENT_MAX_BYTES = 65_536;
/** Largest id and version: they travel as signed 32-bit integers. */
export const ID_MAX = 2_147_483_647;
/** Most subjects, versions or ids in one answer. */
export const LIST_MAX_ROWS = 20_000;
/** Most schemas in one answer of `/schemas`, and most characters of schema text after which a page ends. */
export const SCHEMAS_PAGE_MAX = 1_000;
export const SCHEMAS_PAGE_MAX_CHARS = 8_000_000;
/** Most incompatibilities that one answer explains. */
export const INCOMPATIBILITIES_SHOWN = 20;
/** Most characters of an earlier schema that an explanation shows. */
export const OLD_SCHEMA_SHOWN_CHARS = 2_000;
/** Parsed schemas that the object keeps in memory. */
export const PARSED_CACHE_MAX = 128;
