import { digitValue, isHexDigit } from "./characters.ts";

/** How often a text has what the kinds of personal data need: most texts are let go after this one look. */
export interface TextTraits {
  readonly digits: number;
  readonly letters: number;
  readonly dots: number;
  readonly colons: number;
  /** Colons before a hexadecimal digit or another colon: prose has none, an address has one at least. */
  readonly innerColons: number;
  readonly equals: number;
  /** `@`, its fullwidth form, or a percent sign, which may encode it. */
  readonly signs: number;
  /** Most letters, digits, `_`, `-` and `.` in a row. */
  readonly longestWord: number;
}

const OTHER = 0;
const LETTER = 1;
const DIGIT = 2;
const DOT = 3;
const COLON = 4;
const EQUALS = 5;
const SIGN = 6;
const JOINER = 7;

const CLASS_OF = Uint8Array.from({ length: 128 }, (_, code) => {
  const char = String.fromCharCode(code);
  if (/[a-z]/i.test(char)) return LETTER;
  if (/\d/.test(char)) return DIGIT;
  const at = ".:=@%_-".indexOf(char);
  return at < 0 ? OTHER : ([DOT, COLON, EQUALS, SIGN, SIGN, JOINER, JOINER][at] ?? OTHER);
});

export function traitsOf(text: string): TextTraits {
  let digits = 0;
  let letters = 0;
  let dots = 0;
  let colons = 0;
  let innerColons = 0;
  let equals = 0;
  let signs = 0;
  let word = 0;
  let longestWord = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const kind = code < 128 ? CLASS_OF[code] : code === 0xff20 ? SIGN : digitValue(code) >= 0 ? DIGIT : OTHER;
    word++;
    switch (kind) {
      case LETTER:
        letters++;
        break;
      case DIGIT:
        digits++;
        break;
      case DOT:
        dots++;
        break;
      case JOINER:
        break;
      default:
        if (word - 1 > longestWord) longestWord = word - 1;
        word = 0;
        if (kind === COLON) {
          colons++;
          const next = text.charCodeAt(at + 1);
          if (next === 0x3a || isHexDigit(next)) innerColons++;
        } else if (kind === EQUALS) equals++;
        else if (kind === SIGN) signs++;
    }
  }
  return { digits, letters, dots, colons, innerColons, equals, signs, longestWord: Math.max(word, longestWord) };
}
