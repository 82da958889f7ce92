import type { SchemaMetadata, SchemaRule, SchemaRuleSet } from "./schema-content.ts";

/** `later` over `earlier`, property by property; tags of one path are joined. */
export function mergeMetadata(
  earlier: SchemaMetadata | null,
  later: SchemaMetadata | null | undefined,
): SchemaMetadata | null {
  if (earlier === null || later === null || later === undefined) return later ?? earlier;
  const paths = new Set([...Object.keys(earlier.tags ?? {}), ...Object.keys(later.tags ?? {})]);
  const tags = Object.fromEntries(
    [...paths].map((path) => [path, union(earlier.tags?.[path], later.tags?.[path])] as const),
  );
  const sensitive = union(earlier.sensitive, later.sensitive);
  return {
    ...(paths.size === 0 ? {} : { tags }),
    ...(earlier.properties === undefined && later.properties === undefined
      ? {}
      : { properties: { ...earlier.properties, ...later.properties } }),
    ...(sensitive.length === 0 ? {} : { sensitive }),
  };
}

const union = (a: readonly string[] = [], b: readonly string[] = []): string[] => [...new Set([...a, ...b])];

const KINDS = ["migrationRules", "domainRules", "encodingRules"] as const;

/** `later` over `earlier`: a rule of the same name takes the other's place. */
export function mergeRuleSets(
  earlier: SchemaRuleSet | null,
  later: SchemaRuleSet | null | undefined,
): SchemaRuleSet | null {
  if (earlier === null || later === null || later === undefined) return later ?? earlier;
  const kinds = KINDS.filter((kind) => earlier[kind] !== undefined || later[kind] !== undefined);
  return Object.fromEntries(kinds.map((kind) => [kind, mergeRules(earlier[kind] ?? [], later[kind] ?? [])]));
}

function mergeRules(earlier: readonly SchemaRule[], later: readonly SchemaRule[]): SchemaRule[] {
  const named = new Set(later.map(({ name }) => name));
  return [...earlier.filter(({ name }) => !named.has(name)), ...later];
}
