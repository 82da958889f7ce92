import { isAlphanumeric, isHexDigit } from "./characters.ts";
import type { Finder, Span } from "./span.ts";

/** Four numbers; after a `v` they are a version. Bounded repetition: each start costs at most 15 characters. */
const IPV4 = /(?<![\d.]|v)(?:\d{1,3}\.){3}\d{1,3}(?!\d|\.\d)/gi;
const IPV6_MAX_CHARS = 45;
const IPV6_GROUPS = 8;
const IPV4_GROUPS = 2;

const isIpv4 = (text: string): boolean => text.split(".").every((part) => Number(part) <= 255);

/** IPv4 addresses, four decimal numbers. */
export const findIpv4Addresses: Finder = (text) => {
  const spans: Span[] = [];
  for (const { 0: found, index: start } of text.matchAll(IPV4))
    if (isIpv4(found)) spans.push({ start, end: start + found.length });
  return spans;
};

const groupsOf = (part: string): readonly string[] => (part === "" ? [] : part.split(":"));

/** RFC 4291, section 2.2: eight groups, or fewer around one `::`; the last two may be written as IPv4. */
export function isIpv6(text: string): boolean {
  const halves = text.split("::");
  if (halves.length > 2) return false;
  const groups = halves.flatMap(groupsOf);
  const last = groups.at(-1) ?? "";
  const mixed = last.includes(".");
  if (mixed && !(/^\d{1,3}(?:\.\d{1,3}){3}$/.test(last) && isIpv4(last))) return false;
  const plain = mixed ? groups.slice(0, -1) : groups;
  if (!plain.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return false;
  const count = plain.length + (mixed ? IPV4_GROUPS : 0);
  if (halves.length === 1) return count === IPV6_GROUPS;
  return count >= 1 && count < IPV6_GROUPS && (/\d/.test(text) || count > 2);
}

const isIpv6Character = (code: number): boolean => isHexDigit(code) || code === 0x3a || code === 0x2e;

/** IPv6 addresses: runs of hexadecimal digits, colons and full stops, less the punctuation of the sentence around them. */
export const findIpv6Addresses: Finder = (text) => {
  const spans: Span[] = [];
  for (let at = 0; at < text.length; at++) {
    if (!isIpv6Character(text.charCodeAt(at))) continue;
    let start = at;
    let colons = 0;
    for (let code = text.charCodeAt(at); isIpv6Character(code); code = text.charCodeAt(++at))
      if (code === 0x3a) colons++;
    if (colons < 2) continue;
    let end = at;
    while (text[end - 1] === "." || (text[end - 1] === ":" && text[end - 2] !== ":")) end--;
    // `ip:2001:db8::1`: the first colon is the sentence's.
    if (text[start] === ":" && text[start + 1] !== ":") start++;
    else if (isAlphanumeric(text.charCodeAt(start - 1))) continue;
    if (isAlphanumeric(text.charCodeAt(at)) || end - start > IPV6_MAX_CHARS) continue;
    if (isIpv6(text.slice(start, end))) spans.push({ start, end });
  }
  return spans;
};
