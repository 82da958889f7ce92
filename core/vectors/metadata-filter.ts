import type { VectorFilter, VectorMetadata, VectorMetadataValue } from "./vector.ts";

/** Turns a filter into a predicate once, so that a scan pays for lookups only. A vector without the field never matches. */
export function compileFilter(filter: VectorFilter): (metadata: VectorMetadata | undefined) => boolean {
  const conditions = Object.entries(filter).map(
    ([key, wanted]) => [key, new Set<VectorMetadataValue>(typeof wanted === "object" ? wanted.$in : [wanted])] as const,
  );
  return (metadata) => {
    for (const [key, allowed] of conditions) {
      if (metadata === undefined || !Object.hasOwn(metadata, key)) return false;
      const value = metadata[key];
      if (value === undefined || !allowed.has(value)) return false;
    }
    return true;
  };
}

/** True for a filter with an empty set: it can match nothing, so no index needs to be asked. */
export const matchesNothing = (filter: VectorFilter): boolean =>
  Object.values(filter).some((wanted) => typeof wanted === "object" && wanted.$in.length === 0);
