import type { Registry } from "./registry.ts";
import type { SettingKind } from "./registry-store.ts";
import { DEFAULT_LEVEL, DEFAULT_MODE, inherited, type Mode, type Settings } from "./settings.ts";
import { GLOBAL_CONTEXT, type SubjectName, splitSubject, withinContext } from "./subject-name.ts";

const read = <T>(registry: Registry, kind: SettingKind, scope: SubjectName): T | null => {
  const text = registry.store.setting(kind, scope);
  return text === null ? null : (JSON.parse(text) as T);
};

export const ownSettings = (registry: Registry, scope: SubjectName): Settings | null => read(registry, "config", scope);
export const ownMode = (registry: Registry, scope: SubjectName): Mode | null => read(registry, "mode", scope);

const contextOf = ({ context }: SubjectName): SubjectName => ({ context, name: "" });
const everywhere: SubjectName = { context: GLOBAL_CONTEXT, name: "" };

/** What holds for a subject or context: its own settings, its context's, those of everywhere, and the defaults. */
export function effectiveSettings(registry: Registry, scope: SubjectName): Settings {
  const own = ownSettings(registry, scope) ?? {};
  const context = ownSettings(registry, contextOf(scope)) ?? {};
  const global = ownSettings(registry, everywhere) ?? {};
  return inherited(own, context, global, { compatibilityLevel: DEFAULT_LEVEL });
}

/** READONLY_OVERRIDE of the context or of everywhere goes before what a subject says. */
export function overridingMode(registry: Registry, scope: SubjectName): Mode | null {
  const modes = [ownMode(registry, contextOf(scope)), ownMode(registry, everywhere)];
  return modes.find((mode) => mode === "READONLY_OVERRIDE") ?? null;
}

export const effectiveMode = (registry: Registry, scope: SubjectName): Mode =>
  overridingMode(registry, scope) ??
  ownMode(registry, scope) ??
  ownMode(registry, contextOf(scope)) ??
  ownMode(registry, everywhere) ??
  DEFAULT_MODE;

export const isReadOnly = (mode: Mode): boolean => mode === "READONLY" || mode === "READONLY_OVERRIDE";

/** The subject that a request for this one goes to. An alias leads one step, never further. */
export function aliased(registry: Registry, subject: SubjectName): SubjectName {
  const alias = ownSettings(registry, subject)?.alias;
  return alias === undefined ? subject : splitSubject(withinContext(alias, subject.context));
}
