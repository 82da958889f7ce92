import { ok, type Result } from "../result.ts";
import { SUBJECT_MAX_CHARS } from "./limits.ts";
import { invalidSubject, type RegistryRefusal } from "./refusal.ts";

/** The context of subjects that name none. */
export const DEFAULT_CONTEXT = ".";
/** Settings of this context hold in every context that has none of its own. */
export const GLOBAL_CONTEXT = ".__GLOBAL";

/** A subject within its context: `:.context:name` on the wire, the name alone in the default context. */
export interface SubjectName {
  readonly context: string;
  /** Empty where a whole context is meant (`:.context:`). */
  readonly name: string;
}

const QUALIFIED = /^:(\.[^:]*):(.*)$/s;
const ANY_CONTEXT = ":*:";
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what a subject may not have
const CONTROL = /[\u0000-\u001f\u007f-\u009f]/;
/** A string of UTF-16 that is no text: SQLite would store something else. */
const LONE_SURROGATE = /\p{Surrogate}/u;

/** Splits a wire name without judging it. */
export function splitSubject(text: string): SubjectName {
  const [, context, name] = QUALIFIED.exec(text) ?? [];
  return context === undefined || name === undefined ? { context: DEFAULT_CONTEXT, name: text } : { context, name };
}

/** A subject that schemas may stand under. 42208 for none, control characters, or more than `SUBJECT_MAX_CHARS`. */
export function parseSubject(text: string): Result<SubjectName, RegistryRefusal> {
  const scope = parseScope(text);
  if (!scope.ok) return scope;
  return scope.value.name.trim() === "" || scope.value.context === GLOBAL_CONTEXT ? invalidSubject(text) : scope;
}

/** A subject or a whole context: what settings are kept for. */
export function parseScope(text: string): Result<SubjectName, RegistryRefusal> {
  if (text === "" || text.length > SUBJECT_MAX_CHARS || CONTROL.test(text) || LONE_SURROGATE.test(text))
    return invalidSubject(text);
  return ok(splitSubject(text));
}

export const formatSubject = ({ context, name }: SubjectName): string =>
  context === DEFAULT_CONTEXT ? name : `:${context}:${name}`;

/** `text` as a caller of `context` means it: a name that has no context of its own is in that one. */
export const withinContext = (text: string, context: string): string =>
  context === DEFAULT_CONTEXT || QUALIFIED.test(text) || text.startsWith(ANY_CONTEXT) ? text : `:${context}:${text}`;

/** What `subjectPrefix` asks for; `context` is `null` for all of them (`:*:`). */
export interface SubjectFilter {
  readonly context: string | null;
  readonly namePrefix: string;
}

export const parsePrefix = (prefix: string): SubjectFilter =>
  prefix.startsWith(ANY_CONTEXT)
    ? { context: null, namePrefix: prefix.slice(ANY_CONTEXT.length) }
    : (({ context, name }) => ({ context, namePrefix: name }))(splitSubject(prefix));

/** A context as `/contexts/…` names it: `.ctx`, `ctx` or `:.ctx:`. */
export function parseContext(text: string): string {
  const bare = text.replace(/^:/, "").replace(/:$/, "");
  return bare === "" ? DEFAULT_CONTEXT : bare.startsWith(".") ? bare : `.${bare}`;
}
