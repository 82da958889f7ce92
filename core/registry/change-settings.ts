import { ok, type Result } from "../result.ts";
import { effectiveSettings, ownSettings } from "./effective-settings.ts";
import { compatibilityNotConfigured, type RegistryRefusal, subjectNotFound } from "./refusal.ts";
import type { Registry } from "./registry.ts";
import { changed, type Settings, type SettingsChange } from "./settings.ts";
import { parseScope } from "./subject-name.ts";

export interface ScopeRequest {
  /** A subject, or a context as `:.context:`. */
  readonly scope: string;
  /** Whether what is not set there is looked for further out. */
  readonly defaultToGlobal: boolean;
}

/** 40408 where nothing is set and nothing else was asked for. A context always answers what holds in it. */
export function getSettings(
  registry: Registry,
  { scope, defaultToGlobal }: ScopeRequest,
): Result<Settings, RegistryRefusal> {
  const named = parseScope(scope);
  if (!named.ok) return named;
  const own = ownSettings(registry, named.value);
  if (defaultToGlobal) return ok(effectiveSettings(registry, named.value));
  return own === null ? compatibilityNotConfigured(scope) : ok(own);
}

export function changeSettings(
  registry: Registry,
  { scope, change }: { readonly scope: string; readonly change: SettingsChange },
): Result<Settings, RegistryRefusal> {
  const named = parseScope(scope);
  if (!named.ok) return named;
  const settings = changed(ownSettings(registry, named.value) ?? {}, change);
  registry.store.putSetting("config", named.value, JSON.stringify(settings));
  return ok(settings);
}

/** Answers what was set. 40401 where a subject has nothing to delete. */
export function deleteSettings(
  registry: Registry,
  { scope }: { readonly scope: string },
): Result<Settings, RegistryRefusal> {
  const named = parseScope(scope);
  if (!named.ok) return named;
  const own = ownSettings(registry, named.value);
  if (own === null && named.value.name !== "") return subjectNotFound(scope);
  const before = own ?? effectiveSettings(registry, named.value);
  registry.store.removeSetting("config", named.value);
  return ok(before);
}
