/** Largest contract document, in bytes of its text. */
export const CONTRACT_MAX_BYTES = 262_144;
/** Most lines of a document in YAML. */
export const CONTRACT_MAX_LINES = 20_000;
/** Deepest nesting of arrays and objects in a document. */
export const CONTRACT_MAX_DEPTH = 24;
/** Ids that are no contract's: they are words in the address. */
export const RESERVED_IDS: readonly string[] = ["check", "processing-record"];
/** A contract's id: letters, digits and `._-`, so that it stands in an address as it is. */
export const CONTRACT_ID = /^[A-Za-z0-9][A-Za-z0-9._-]{2,127}$/;
