import { err, ok, type Result } from "../../core/result.ts";

/**
 * What a compact JWS must look like before a library sees it. jose, with strict options, still accepts a missing `kid`,
 * `exp` beyond any date, duplicate names, padding and very long or deep input (docs/decisions/0002).
 */

/** Longest token, in characters. */
export const TOKEN_MAX_CHARS = 8_192;
/** Longest life of a token, in seconds. */
export const TOKEN_MAX_LIFETIME_S = 86_400;

const COMPACT_JWS = /^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$/;
const HEADER_NAMES: ReadonlySet<string> = new Set(["alg", "kid", "typ"]);
const DEPTH_MAX = 4;

export interface TokenHeader {
  readonly alg: string;
  readonly kid: string;
}

const decodeJson = (part: string): unknown => {
  const bytes = Uint8Array.from(atob(part.replaceAll("-", "+").replaceAll("_", "/")), (char) => char.charCodeAt(0));
  return JSON.parse(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes));
};

/** `JSON.parse` keeps the last of duplicate names without a word, so names are read from the text itself. */
function topLevelNames(part: string): string[] {
  const text = atob(part.replaceAll("-", "+").replaceAll("_", "/"));
  const names: string[] = [];
  let depth = 0;
  for (let index = 0; index < text.length; index++) {
    const char = text[index];
    if (char === "{" || char === "[") depth++;
    else if (char === "}" || char === "]") depth--;
    else if (char === '"') {
      const start = index;
      for (index++; index < text.length && text[index] !== '"'; index++) if (text[index] === "\\") index++;
      if (depth === 1 && /^\s*:/.test(text.slice(index + 1)))
        names.push(String(JSON.parse(text.slice(start, index + 1))));
    }
    if (depth > DEPTH_MAX) return ["", ""];
  }
  return names;
}

const hasDuplicates = (names: readonly string[]): boolean => new Set(names).size !== names.length;

/** Checks the form alone; the signature is checked afterwards. The reason is for logs and tests, never sent to the caller in detail. */
export function checkTokenForm(token: string): Result<TokenHeader, string> {
  if (token.length > TOKEN_MAX_CHARS) return err("too long");
  if (!COMPACT_JWS.test(token)) return err("not a compact JWS");
  const [headerPart = "", claimsPart = ""] = token.split(".");
  try {
    const headerNames = topLevelNames(headerPart);
    const claimNames = topLevelNames(claimsPart);
    if (hasDuplicates(headerNames) || hasDuplicates(claimNames)) return err("duplicate names or too deep");
    if (headerNames.some((name) => !HEADER_NAMES.has(name))) return err("unknown header parameter");
    const header = decodeJson(headerPart) as Partial<TokenHeader> | null;
    const claims = decodeJson(claimsPart) as { readonly exp?: unknown; readonly iat?: unknown } | null;
    if (typeof header?.alg !== "string" || typeof header.kid !== "string" || header.kid.length > 128)
      return err("no alg or kid");
    const { exp, iat } = claims ?? {};
    if (!Number.isSafeInteger(exp) || !Number.isSafeInteger(iat)) return err("exp and iat must be integers");
    const lifetime = Number(exp) - Number(iat);
    if (lifetime <= 0 || lifetime > TOKEN_MAX_LIFETIME_S) return err("lifetime out of bounds");
    return ok({ alg: header.alg, kid: header.kid });
  } catch {
    return err("not JSON");
  }
}
