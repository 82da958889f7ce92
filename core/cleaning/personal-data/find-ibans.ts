import { isAlphanumeric, isAsciiDigit, isAsciiLetter, isDash, isSpace } from "./characters.ts";
import { IBAN_STRUCTURES } from "./iban-structures.ts";
import type { Finder, Span } from "./span.ts";

const CHECK_START = 4;
const DIGITS_MIN = 8;

const LONGEST_CHARS = 34;
/** What `collect` has read, in capitals: most numbers after two letters are none, and cost no text. */
const collected = new Uint8Array(LONGEST_CHARS);

/** ISO 13616: the first four characters moved to the end, letters as 10 to 35, modulo 97 is 1. */
function passesMod97(length: number): boolean {
  let rest = 0;
  for (let at = 0; at < length; at++) {
    const code = collected[(at + CHECK_START) % length] ?? 0;
    rest = code < 0x41 ? (rest * 10 + code - 0x30) % 97 : (rest * 100 + code - 0x37) % 97;
  }
  return rest === 1;
}

const LETTERS = 26;
/** A country's structure by its two letters, as numbers: a look-up without text, of which there are as many as digits after words. */
const STRUCTURES = Array.from({ length: LETTERS * LETTERS }, (_, at) =>
  IBAN_STRUCTURES.get(String.fromCharCode(0x41 + Math.floor(at / LETTERS), 0x41 + (at % LETTERS))),
);
const letterAt = (text: string, at: number): number => (text.charCodeAt(at) | 0x20) - 0x61;

/** Collects `length` letters and digits from `start`, over single spaces, hyphens, full stops or `%20`; answers where they end, -1 where the text has fewer. */
function collect(text: string, start: number, length: number): number {
  let count = 0;
  for (let at = start; ; at++) {
    const code = text.charCodeAt(at);
    if (isAlphanumeric(code)) collected[count++] = code >= 0x61 ? code - 0x20 : code;
    else if (code === 0x25 && text.startsWith("%20", at)) at += 2;
    else if (!(isSpace(code) || isDash(code) || code === 0x2e || code === 0x2b)) return -1;
    else if (!isAlphanumeric(text.charCodeAt(at + 1))) return -1;
    if (count === length) return at + 1;
  }
}

/** Where a number begins whose first check digit may stand at `digit`: two letters before it, and perhaps a space; -1 where there is none. */
function beginning(text: string, digit: number): number {
  const start = isSpace(text.charCodeAt(digit - 1)) ? digit - 3 : digit - 2;
  return start >= 0 && isAsciiLetter(text.charCodeAt(start)) && isAsciiLetter(text.charCodeAt(start + 1)) ? start : -1;
}

const digitsIn = (iban: string): number => iban.replaceAll(/[A-Z]/g, "").length;

/** International bank account numbers, compact or grouped, in capitals or not; inside a longer word only where the account's own form fits, too. */
export const findIbans: Finder = (text) => {
  const spans: Span[] = [];
  for (let digit = 2; digit < text.length; digit++) {
    if (!isAsciiDigit(text.charCodeAt(digit))) continue;
    const start = beginning(text, digit);
    if (start < 0) continue;
    const structure = STRUCTURES[letterAt(text, start) * LETTERS + letterAt(text, start + 1)];
    if (structure === undefined) continue;
    const end = collect(text, start, structure.length);
    if (end < 0 || !passesMod97(structure.length)) continue;
    const iban = String.fromCharCode(...collected.subarray(0, structure.length));
    const alone = !isAlphanumeric(text.charCodeAt(start - 1)) && !isAlphanumeric(text.charCodeAt(end));
    if (!structure.pattern.test(iban) && !(alone && digitsIn(iban) >= DIGITS_MIN)) continue;
    spans.push({ start, end });
    digit = end + 1;
  }
  return spans;
};
