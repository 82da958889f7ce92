import { isAlphanumeric } from "./characters.ts";
import type { Finder, Span } from "./span.ts";

/** How issuers begin their keys and tokens, ours among them; all are followed by at least 16 characters. */
const PREFIXES = [
  "sk_",
  "pk_",
  "rk_",
  "whsec_", // payment, and nearshelf's own
  "ghp_",
  "gho_",
  "ghu_",
  "ghs_",
  "ghr_",
  "github_pat_",
  "glpat-",
  "npm_", // code
  "xoxb-",
  "xoxp-",
  "xoxa-",
  "xoxr-",
  "xoxs-", // chat
  "AKIA",
  "ASIA",
  "AIza",
  "ya29.",
  "SG.",
  "shpat_",
  "shpss_",
  "dop_v1_",
  "hf_", // clouds and shops
] as const;
const SECRET_MIN_CHARS = 16;
/** A word this long with capitals, small letters and digits in it was not written by a person. */
const RANDOM_MIN_CHARS = 40;
const RANDOM_MIN_DIGITS = 4;
const JWT = "eyJ";

/** Names whose value is a secret, as the end of a longer name too: `new_password`, `x-api-key`. */
const SECRET_NAME =
  /(?:password|passwd|passwort|pwd|passphrase|secret|token|api[_-]?key|apikey|access[_-]?key|private[_-]?key|authorization|credential|signature|cvv|cvc|otp|jwt|session[_-]?id)s?$/i;
const NAME_MAX_CHARS = 32;
const SCHEME = /\b(?:bearer|basic) /gi;
const SCHEME_SECRET_MIN_CHARS = 8;
const PEM = "-----BEGIN ";
const MARKED = "[secret]";

const isNameCharacter = (code: number): boolean => isAlphanumeric(code) || code === 0x5f || code === 0x2d;
const isTokenCharacter = (code: number): boolean => isNameCharacter(code) || code === 0x2e;
const ENDS_VALUE = new Set([..."&;,\"'<>()[]{}# \t\r\n\u00a0"].map((char) => char.charCodeAt(0)));
const ENDS_AUTHORITY = new Set([..."/?#\\\"'<> \t\r\n"].map((char) => char.charCodeAt(0)));

function endOf(text: string, from: number, ends: ReadonlySet<number>): number {
  let end = from;
  while (end < text.length && !ends.has(text.charCodeAt(end))) end++;
  return end;
}

/** `password=…`, `token: …`: what follows a secret's name. */
function namedSecret(text: string, sign: number): Span | null {
  let name = sign;
  while (name > 0 && sign - name < NAME_MAX_CHARS && isNameCharacter(text.charCodeAt(name - 1))) name--;
  if (!SECRET_NAME.test(text.slice(name, sign))) return null;
  let start = sign + 1;
  while (start < sign + 4 && /[\s"']/.test(text[start] ?? "")) start++;
  if (text.startsWith(MARKED, start) || text.startsWith("//", start)) return null;
  const scheme = /^(?:bearer|basic) /i.exec(text.slice(start, start + 8))?.[0].length ?? 0;
  const end = endOf(text, start + scheme, ENDS_VALUE);
  return end > start + scheme ? { start, end } : null;
}

/** `https://name:secret@host`: what stands before the host. */
function userInformation(text: string, slashes: number): Span | null {
  const start = slashes + 2;
  const end = endOf(text, start, ENDS_AUTHORITY);
  const sign = text.slice(start, end).lastIndexOf("@");
  return sign > 0 && text.slice(start, start + sign) !== MARKED ? { start, end: start + sign } : null;
}

function looksRandom(word: string): boolean {
  if (word.length < RANDOM_MIN_CHARS || !/[A-Z]/.test(word) || !/[a-z]/.test(word)) return false;
  let digits = 0;
  for (let at = 0; at < word.length; at++) if (word.charCodeAt(at) >= 0x30 && word.charCodeAt(at) <= 0x39) digits++;
  return digits >= RANDOM_MIN_DIGITS && !word.includes(".");
}

const isSecretWord = (word: string): boolean =>
  word.length >= SECRET_MIN_CHARS &&
  ((word.startsWith(JWT) && word.indexOf(".", word.indexOf(".") + 1) > 0) ||
    PREFIXES.some((prefix) => word.startsWith(prefix) && word.length >= prefix.length + SECRET_MIN_CHARS) ||
    looksRandom(word));

/** Every maximal word of token characters, each looked at once. */
export const findSecretWords: Finder = (text) => {
  const spans: Span[] = [];
  for (let at = 0; at < text.length; at++) {
    if (!isTokenCharacter(text.charCodeAt(at))) continue;
    const start = at;
    while (isTokenCharacter(text.charCodeAt(at))) at++;
    if (at - start >= SECRET_MIN_CHARS && isSecretWord(text.slice(start, at))) spans.push({ start, end: at });
  }
  return spans;
};

/** What follows `Bearer` or `Basic`. */
export const findSchemeSecrets: Finder = (text) => {
  const spans: Span[] = [];
  for (const { 0: scheme, index } of text.matchAll(SCHEME)) {
    const start = index + scheme.length;
    const end = endOf(text, start, ENDS_VALUE);
    if (end - start >= SCHEME_SECRET_MIN_CHARS && /\d|[a-z][A-Z]/.test(text.slice(start, Math.min(end, start + 64))))
      spans.push({ start, end });
  }
  return spans;
};

/** What follows a secret's name, and logins before a host. */
export const findNamedSecrets: Finder = (text) => {
  const spans: Span[] = [];
  let colon = text.indexOf(":");
  let equals = text.indexOf("=");
  while (colon >= 0 || equals >= 0) {
    const isColon = equals < 0 || (colon >= 0 && colon < equals);
    const at = isColon ? colon : equals;
    const found = isColon && text.startsWith("//", at + 1) ? userInformation(text, at + 1) : namedSecret(text, at);
    if (found !== null) spans.push(found);
    const next = found === null ? at + 1 : found.end;
    if (colon >= 0 && colon < next) colon = text.indexOf(":", next);
    if (equals >= 0 && equals < next) equals = text.indexOf("=", next);
  }
  return spans;
};

/** A private key, from its first line to its last, or to the end of the text. */
export const findPrivateKeys: Finder = (text) => {
  const start = text.indexOf(PEM);
  if (start < 0 || !text.slice(start, start + 64).includes("PRIVATE KEY")) return [];
  const last = text.lastIndexOf("-----");
  return [{ start, end: last > start + PEM.length + 40 ? last + 5 : text.length }];
};
