import { isAlphanumeric, isDash, isSpace } from "./characters.ts";
import type { Finder, Span } from "./span.ts";

/** What ends the part before the sign: everything that RFC 5322 wants quoted there, and what delimits it in an address or in text. */
const ENDS_LOCAL = new Set([...'"<>()[],;:\\/?&=#{}|`'].map((char) => char.charCodeAt(0)));
/** The same characters where an address may hold them after all (RFC 5322 `atext`). */
const ODD_LOCAL = new Set([..."/?&=#{}|`"].map((char) => char.charCodeAt(0)));
/** Longest part before the sign that is redacted with it; RFC 5321 allows 64 octets, percent-encoded three times as many. */
const LOCAL_MAX_CHARS = 192;
/** Longest address in brackets: `[IPv6:…]`. */
const LITERAL_MAX_CHARS = 56;
/** Images for dense displays: `logo@2x.png`. */
const DENSITY = /^[1-4]x\.(?:png|jpe?g|gif|webp|avif|svg)/i;

const SIGN = /@|\uff20|%40|%2540/gi;

const isLocal = (code: number): boolean =>
  code > 0x20 && code !== 0x7f && code !== 0x40 && code !== 0xff20 && !ENDS_LOCAL.has(code) && !isSpace(code);

const isDomain = (code: number): boolean =>
  isAlphanumeric(code) || code === 0x2d || (code >= 0x80 && code !== 0xff20 && !isSpace(code) && !isDash(code));

function localStart(text: string, sign: number, from: number): number {
  const limit = Math.max(from, sign - LOCAL_MAX_CHARS);
  let start = sign;
  while (start > limit && isLocal(text.charCodeAt(start - 1))) start--;
  if (start === sign && start > limit && ODD_LOCAL.has(text.charCodeAt(start - 1))) start--;
  return start;
}

/** Where the domain that begins at `at` ends: two labels or more, the last of at least two characters and no number. `at` where there is none. */
function domainEnd(text: string, at: number): number {
  if (text[at] === "[") {
    const close = text.slice(at, at + LITERAL_MAX_CHARS).indexOf("]");
    return close > 0 ? at + close + 1 : at;
  }
  let end = at;
  let label = at;
  for (let labels = 1; ; labels++) {
    let next = label;
    while (isDomain(text.charCodeAt(next))) next++;
    if (next === label) return end;
    const first = text.charCodeAt(label);
    if (labels > 1 && next - label >= 2 && !(first >= 0x30 && first <= 0x39)) end = next;
    if (text[next] !== ".") return end;
    label = next + 1;
  }
}

/** E-mail addresses (RFC 5321, RFC 6531), also percent-encoded; `@name` alone is none. */
export const findEmailAddresses: Finder = (text) => {
  const spans: Span[] = [];
  let from = 0;
  for (const { index: sign, 0: mark } of text.matchAll(SIGN)) {
    if (sign < from) continue;
    const start = localStart(text, sign, from);
    const at = sign + mark.length;
    from = at;
    if (start === sign) continue;
    const end = domainEnd(text, at);
    if (end === at || DENSITY.test(text.slice(at, at + 7))) continue;
    spans.push({ start, end });
    from = end;
  }
  return spans;
};
