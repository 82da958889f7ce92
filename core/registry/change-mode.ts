import { ok, type Result } from "../result.ts";
import type { ScopeRequest } from "./change-settings.ts";
import { effectiveMode, overridingMode, ownMode } from "./effective-settings.ts";
import { modeNotConfigured, operationNotPermitted, type RegistryRefusal, subjectNotFound } from "./refusal.ts";
import type { Registry } from "./registry.ts";
import type { Mode } from "./settings.ts";
import { parseScope, type SubjectName } from "./subject-name.ts";

/** 40409 where nothing is set and nothing else was asked for. */
export function getMode(registry: Registry, { scope, defaultToGlobal }: ScopeRequest): Result<Mode, RegistryRefusal> {
  const named = parseScope(scope);
  if (!named.ok) return named;
  if (defaultToGlobal) return ok(effectiveMode(registry, named.value));
  const mode = overridingMode(registry, named.value) ?? ownMode(registry, named.value);
  return mode === null ? modeNotConfigured(scope) : ok(mode);
}

export interface ModeChange {
  readonly scope: string;
  /** `null` takes it away. */
  readonly mode: Mode | null;
  /** Lets IMPORT begin although there are schemas. */
  readonly force: boolean;
}

export function changeMode(
  registry: Registry,
  { scope, mode, force }: ModeChange,
): Result<Mode | null, RegistryRefusal> {
  const named = parseScope(scope);
  if (!named.ok) return named;
  if (mode === "IMPORT" && !force && ownMode(registry, named.value) !== "IMPORT" && hasSchemas(registry, named.value))
    return operationNotPermitted("Cannot import since found existing subjects");
  if (mode === null) registry.store.removeSetting("mode", named.value);
  else registry.store.putSetting("mode", named.value, JSON.stringify(mode));
  return ok(mode);
}

function hasSchemas({ store }: Registry, scope: SubjectName): boolean {
  if (scope.name !== "") return store.versions(scope).some(({ deleted }) => !deleted);
  const any = store.subjects({ context: scope.context, namePrefix: "", deleted: "without", offset: 0, limit: 1 });
  return any.length > 0;
}

/** Answers what was set; `null` for a context that had none. `recursive` takes those of its subjects too. 40401. */
export function deleteMode(
  registry: Registry,
  { scope, recursive }: { readonly scope: string; readonly recursive: boolean },
): Result<Mode | null, RegistryRefusal> {
  const named = parseScope(scope);
  if (!named.ok) return named;
  const own = ownMode(registry, named.value);
  if (own === null && named.value.name !== "") return subjectNotFound(scope);
  if (recursive && named.value.name === "") registry.store.removeSettings("mode", named.value.context);
  registry.store.removeSetting("mode", named.value);
  return ok(own);
}
