import { ok, type Result } from "../result.ts";
import { checkCompatibility, versionsToCompare } from "./check-compatibility.ts";
import { aliased, effectiveSettings } from "./effective-settings.ts";
import { type GivenSchema, readSchema } from "./read-schema.ts";
import { type RegistryRefusal, versionNotFound } from "./refusal.ts";
import type { Registry } from "./registry.ts";
import { parseSubject } from "./subject-name.ts";
import { LATEST, parseVersion } from "./version-number.ts";

export interface CompatibilityTest extends GivenSchema {
  readonly subject: string;
  /** One version, or `null` for all that the subject's level compares with. */
  readonly version: string | null;
  readonly normalize: boolean;
  /** Whether an invalid schema is a reason rather than a refusal: its caller reads reasons. */
  readonly verbose: boolean;
}

/** Why a schema could not be registered under a subject; empty where it could, or where there is nothing to compare it with. */
export function testCompatibility(
  registry: Registry,
  test: CompatibilityTest,
): Result<readonly string[], RegistryRefusal> {
  const named = parseSubject(test.subject);
  if (!named.ok) return named;
  const version = test.version === null ? ok(null) : parseVersion(test.version);
  if (!version.ok) return version;
  const subject = aliased(registry, named.value);
  const settings = effectiveSettings(registry, subject);
  const live = registry.store.versions(subject).filter(({ deleted }) => !deleted);
  const one = version.value === LATEST ? live.at(-1) : live.find((row) => row.version === version.value);
  if (version.value !== null && version.value !== LATEST && one === undefined) return versionNotFound(version.value);
  const normalize = test.normalize || settings.normalize === true;
  const read = readSchema(registry, subject.context, test, { normalize, deletedReferences: false });
  if (!read.ok) return test.verbose ? ok([`Invalid schema: ${read.reason.message}`]) : read;
  const compared =
    version.value === null
      ? versionsToCompare(registry, subject.context, live, read.value, settings)
      : one === undefined
        ? []
        : [one];
  return ok(checkCompatibility(registry, subject.context, compared, read.value, settings));
}
