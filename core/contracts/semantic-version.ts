/** `1.2.3`, as semver.org writes a release: no leading zeros, no pre-release. */
export const SEMANTIC_VERSION = /^(0|[1-9]\d{0,8})\.(0|[1-9]\d{0,8})\.(0|[1-9]\d{0,8})$/;

/** Negative where `left` is the older version. Both are semantic versions. */
export function compareVersions(left: string, right: string): number {
  const other = right.split(".").map(Number);
  for (const [index, part] of left.split(".").map(Number).entries()) {
    const difference = part - (other[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
