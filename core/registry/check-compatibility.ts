import type { Incompatibility, ParsedSchema } from "../schemas/schema-language.ts";
import { INCOMPATIBILITIES_SHOWN, OLD_SCHEMA_SHOWN_CHARS } from "./limits.ts";
import { parseStored } from "./read-schema.ts";
import type { Registry } from "./registry.ts";
import type { VersionRow } from "./registry-store.ts";
import type { SchemaContent } from "./schema-content.ts";
import { DEFAULT_LEVEL, type Settings } from "./settings.ts";

export interface Candidate extends Pick<SchemaContent, "type" | "metadata"> {
  readonly parsed: ParsedSchema;
}

/** The versions that a subject's level compares a new one with, newest first. */
export function versionsToCompare(
  registry: Registry,
  context: string,
  live: readonly VersionRow[],
  candidate: Candidate,
  settings: Settings,
): readonly VersionRow[] {
  const level = settings.compatibilityLevel ?? DEFAULT_LEVEL;
  if (level === "NONE") return [];
  const group = settings.compatibilityGroup;
  const wanted = group === undefined ? undefined : candidate.metadata?.properties?.[group];
  const grouped =
    group === undefined
      ? live
      : live.filter(({ id }) => registry.store.schema(context, id)?.metadata?.properties?.[group] === wanted);
  return level.endsWith("_TRANSITIVE") ? grouped.toReversed() : grouped.slice(-1);
}

/** Why the candidate is not compatible with the first of `versions` that it is not compatible with; empty where it is with all. */
export function checkCompatibility(
  registry: Registry,
  context: string,
  versions: readonly VersionRow[],
  candidate: Candidate,
  settings: Settings,
): readonly string[] {
  const level = settings.compatibilityLevel ?? DEFAULT_LEVEL;
  if (level === "NONE") return [];
  for (const { id, version } of versions) {
    const old = registry.store.schema(context, id);
    if (old === null) continue;
    const reasons =
      old.type === candidate.type ? compare(registry, context, old, candidate, settings) : [DIFFERENT_TYPE];
    if (reasons.length > 0)
      return [
        ...reasons.slice(0, INCOMPATIBILITIES_SHOWN),
        `{oldSchemaVersion: ${version}}`,
        `{oldSchema: '${old.schema.slice(0, OLD_SCHEMA_SHOWN_CHARS)}'}`,
        `{compatibility: '${level}'}`,
      ];
  }
  return [];
}

const DIFFERENT_TYPE = "Incompatible because of different schema type";

function compare(
  registry: Registry,
  context: string,
  stored: Parameters<typeof parseStored>[2],
  { parsed, type }: Candidate,
  settings: Settings,
): readonly string[] {
  const old = parseStored(registry, context, stored);
  if (!old.ok) return [`{errorType:'OLD_SCHEMA_UNREADABLE', description:'${old.reason.message}'}`];
  const level = settings.compatibilityLevel ?? DEFAULT_LEVEL;
  const language = registry.languageOf(type, settings.compatibilityPolicy ?? "STRICT");
  const found: Incompatibility[] = [];
  if (level.startsWith("BACKWARD") || level.startsWith("FULL"))
    found.push(...language.incompatibilities(parsed, old.value));
  if (level.startsWith("FORWARD") || level.startsWith("FULL"))
    found.push(...language.incompatibilities(old.value, parsed));
  return found.map(sentence);
}

/** In the form of the peers' explanations. */
const sentence = ({ kind, path, message }: Incompatibility): string =>
  `{errorType:'${kind}', description:'${message}', additionalInfo:'${path}'}`;
