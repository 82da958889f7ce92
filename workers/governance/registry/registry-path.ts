import { DEFAULT_CONTEXT, parseContext } from "../../../core/registry/subject-name.ts";
import { pathOf } from "../../../http/mounts.ts";

/** Where the registry is mounted: the base URL that its clients are given. */
export const REGISTRY_BASE = "/registry";

export interface RegistryPath {
  /** Within the registry, without the context and without a slash at its end: clients send both forms. */
  readonly path: string;
  /** The context that `/contexts/{context}/…` puts a request into. */
  readonly context: string;
}

const IN_CONTEXT = /^\/contexts\/([^/]+)(\/.*)$/;

/** What a URL under `/registry` asks for. */
export function registryPath(url: string): RegistryPath {
  const whole = pathOf(url).slice(REGISTRY_BASE.length);
  const path = whole.endsWith("/") ? whole.replace(/\/+$/, "") : whole;
  const [, context, rest] = path.startsWith("/contexts/") ? (IN_CONTEXT.exec(path) ?? []) : [];
  return context === undefined || rest === undefined
    ? { path: path === "" ? "/" : path, context: DEFAULT_CONTEXT }
    : { path: rest, context: parseContext(decoded(context)) };
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
