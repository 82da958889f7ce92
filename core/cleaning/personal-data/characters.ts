const DIGIT = 1;
const LETTER = 2;
const HEX = 4;
const SPACE = 8;
const DASH = 16;

/** What an ASCII character is, looked up: these tests run for every character of every text. */
const KINDS = Uint8Array.from({ length: 128 }, (_, code) => {
  const char = String.fromCharCode(code);
  return (
    (/\d/.test(char) ? DIGIT : 0) |
    (/[a-z]/i.test(char) ? LETTER : 0) |
    (/[0-9a-f]/i.test(char) ? HEX : 0) |
    (char === " " || char === "\t" ? SPACE : 0) |
    (char === "-" ? DASH : 0)
  );
});

const is = (code: number, kind: number): boolean => code < 128 && ((KINDS[code] ?? 0) & kind) !== 0;

const ZERO = 0x30;
const FULLWIDTH_ZERO = 0xff10;
const ARABIC_INDIC_ZERO = 0x660;

/** The value of a decimal digit, ASCII, fullwidth or Arabic-Indic; -1 for anything else. */
export function digitValue(code: number): number {
  if (code < 0x80) return code >= ZERO && code <= ZERO + 9 ? code - ZERO : -1;
  if (code >= FULLWIDTH_ZERO && code <= FULLWIDTH_ZERO + 9) return code - FULLWIDTH_ZERO;
  if (code >= ARABIC_INDIC_ZERO && code <= ARABIC_INDIC_ZERO + 9) return code - ARABIC_INDIC_ZERO;
  return -1;
}

export const isAsciiDigit = (code: number): boolean => is(code, DIGIT);
export const isAsciiLetter = (code: number): boolean => is(code, LETTER);
export const isAlphanumeric = (code: number): boolean => is(code, DIGIT | LETTER);
export const isHexDigit = (code: number): boolean => is(code, HEX);

/** Spaces of Unicode's `Zs` that people type or paste between groups of digits, and the tabulator. */
export const isSpace = (code: number): boolean =>
  code < 0x80 ? is(code, SPACE) : code === 0xa0 || code === 0x202f || (code >= 0x2000 && code <= 0x200a);

/** Hyphen, non-breaking hyphen, figure dash, en dash. */
export const isDash = (code: number): boolean => (code < 0x80 ? is(code, DASH) : code >= 0x2010 && code <= 0x2013);
