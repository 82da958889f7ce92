/** Entity tag of a product's version (RFC 9110, section 8.8.3): `"v3"`. */
export const versionTag = (version: number): string => `"v${version}"`;

export type TagMatch = "absent" | "match" | "mismatch";

/**
 * Compares an `If-Match` or `If-None-Match` field with the current version, `null` where there is none. A weak tag counts as
 * its strong form: proxies that compress an answer weaken its tag, and a version names one state either way.
 */
export function matchTag(field: string | undefined, version: number | null): TagMatch {
  if (field === undefined) return "absent";
  if (version === null) return "mismatch";
  if (field.trim() === "*") return "match";
  const wanted = versionTag(version);
  return field.split(",").some((tag) => tag.trim().replace(/^W\//, "") === wanted) ? "match" : "mismatch";
}
