import { isBirthday, isGtin, passesLuhn, passesMod11_10, passesVerhoeff, remainder, weightedSum } from "./checksums.ts";

/** A national number written in digits. */
export interface NumericId {
  readonly name: string;
  /** Lengths of the groups that it is written in, e.g. `3-2-4`. */
  readonly groups: readonly string[];
  readonly isValid: (digits: string) => boolean;
  /** Where form and checksum are too weak to tell it from an order's number: a word that must stand before it. */
  readonly saidAs?: RegExp;
}

/** A national number that holds letters. */
export interface LetteredId {
  readonly name: string;
  /** Of the whole word. */
  readonly pattern: RegExp;
  readonly isValid: (id: string) => boolean;
  readonly saidAs?: RegExp;
}

const day = (digits: string): boolean => isBirthday(Number(digits.slice(2, 4)), Number(digits.slice(0, 2)));
const yearFirst = (digits: string): boolean => isBirthday(Number(digits.slice(2, 4)), Number(digits.slice(4, 6)));

/** Area not 000 or 666, group not 00, serial not 0000; 900 to 999 are taxpayer numbers with groups of their own (IRS publication 1915). */
function isSocialSecurityNumber(digits: string): boolean {
  const [area, group] = [Number(digits.slice(0, 3)), Number(digits.slice(3, 5))];
  if (area === 0 || area === 666 || group === 0) return false;
  if (area >= 900) return group >= 50;
  return digits.slice(5) !== "0000";
}

const NORWEGIAN_FIRST = [3, 7, 6, 1, 8, 9, 4, 5, 2, 1];
const NORWEGIAN_SECOND = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1];
const POLISH = [1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1];
const DUTCH = [9, 8, 7, 6, 5, 4, 3, 2, -1];

/** Brazil: both check digits, modulo 11. */
function isCpf(digits: string): boolean {
  const check = (length: number): number => {
    const weights = Array.from({ length }, (_, at) => length + 1 - at);
    return ((weightedSum(digits, weights) * 10) % 11) % 10;
  };
  return (
    /(\d)(?!\1)/.test(digits.slice(0, 2) + digits) && check(9) === Number(digits[9]) && check(10) === Number(digits[10])
  );
}

/** Belgium: 97 less the rest of the first nine digits; from 2000 on with a 2 before them. */
const isBelgian = (digits: string): boolean =>
  yearFirst(digits) &&
  [digits.slice(0, 9), `2${digits.slice(0, 9)}`].some((body) => 97 - remainder(body, 97) === Number(digits.slice(9)));

/** Germany: one digit of the first ten twice or thrice, ISO 7064 MOD 11,10. */
function isGermanTaxId(digits: string): boolean {
  const different = new Set(digits.slice(0, 10)).size;
  return digits[0] !== "0" && (different === 8 || different === 9) && passesMod11_10(digits);
}

const isFrench = (digits: string): boolean =>
  /^[1-478]\d{2}(?:0[1-9]|1[0-2]|[2-9]\d)/.test(digits) &&
  97 - remainder(digits.slice(0, 13), 97) === Number(digits.slice(13));

export const NUMERIC_IDS: readonly NumericId[] = [
  { name: "US social security number", groups: ["3-2-4"], isValid: isSocialSecurityNumber },
  {
    name: "US social security number, compact",
    groups: ["9"],
    isValid: isSocialSecurityNumber,
    saidAs: /ssn|social.{0,3}security|itin|tax.{0,3}id/i,
  },
  { name: "French NIR", groups: ["15", "13-2", "1-2-2-2-3-3-2", "1-2-2-2-3-3"], isValid: isFrench },
  {
    name: "German tax id",
    groups: ["2-3-3-3"],
    isValid: isGermanTaxId,
  },
  {
    name: "German tax id, compact",
    groups: ["11"],
    isValid: isGermanTaxId,
    saidAs: /steuer|tin|tax.{0,3}id|idnr/i,
  },
  {
    name: "Polish PESEL",
    groups: ["11"],
    isValid: (digits) => weightedSum(digits, POLISH) % 10 === 0,
    saidAs: /pesel/i,
  },
  {
    name: "Norwegian fødselsnummer",
    groups: ["11", "6-5"],
    isValid: (digits) =>
      day(digits) &&
      weightedSum(digits, NORWEGIAN_FIRST) % 11 === 0 &&
      weightedSum(digits, NORWEGIAN_SECOND) % 11 === 0,
  },
  { name: "Belgian national number", groups: ["11", "2-2-2-3-2", "6-3-2"], isValid: isBelgian },
  {
    name: "Swedish personnummer",
    groups: ["6-4", "8-4"],
    isValid: (digits) => yearFirst(digits.slice(-10)) && passesLuhn(digits.slice(-10)),
  },
  { name: "Swiss AHV number", groups: ["3-4-4-2"], isValid: (digits) => digits.startsWith("756") && isGtin(digits) },
  { name: "Brazilian CPF", groups: ["3-3-3-2"], isValid: isCpf },
  { name: "Brazilian CPF, compact", groups: ["11"], isValid: isCpf, saidAs: /cpf/i },
  {
    name: "Indian Aadhaar",
    groups: ["4-4-4"],
    isValid: (digits) => /^[2-9]/.test(digits) && passesVerhoeff(digits),
  },
  { name: "Indian Aadhaar, compact", groups: ["12"], isValid: passesVerhoeff, saidAs: /aadhaar|uidai/i },
  {
    name: "Dutch BSN",
    groups: ["9", "4-2-3", "3-3-3"],
    isValid: (digits) => weightedSum(digits, DUTCH) % 11 === 0,
    saidAs: /bsn|burgerservice|sofi/i,
  },
  {
    name: "Canadian SIN",
    groups: ["9", "3-3-3"],
    isValid: passesLuhn,
    saidAs: /\bsin\b|social.{0,3}insurance|\bnas\b/i,
  },
];

const SPANISH_LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE";
const FINNISH_CHECKS = "0123456789ABCDEFHJKLMNPRSTUVWXY";
const CHINESE_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
/** Values of the characters at odd places of an Italian codice fiscale, 0 to 9 and A to Z (D.M. 23 December 1976). */
const ITALIAN_ODD = [
  1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22,
  25, 24, 23,
];

const compact = (id: string): string => id.replaceAll(/[^0-9A-Za-z]/g, "").toUpperCase();

function isItalian(id: string): boolean {
  let sum = 0;
  for (let at = 0; at < 15; at++) {
    const value = Number.parseInt(id[at] ?? "", 36);
    sum += at % 2 === 0 ? (ITALIAN_ODD[value] ?? 0) : value >= 10 ? value - 10 : value;
  }
  return String.fromCharCode(0x41 + (sum % 26)) === id[15];
}

const isChinese = (id: string): boolean =>
  isBirthday(Number(id.slice(10, 12)), Number(id.slice(12, 14))) &&
  "10X98765432"[weightedSum(id, CHINESE_WEIGHTS) % 11] === id[17];

const isSpanish = (id: string): boolean => {
  const digits = id.slice(0, -1).replace(/^[XYZ]/, (letter) => String("XYZ".indexOf(letter)));
  return SPANISH_LETTERS[Number(digits) % 23] === id.at(-1);
};

const withCompact =
  (isValid: (id: string) => boolean) =>
  (id: string): boolean =>
    isValid(compact(id));

/** The UK's National Insurance number as it is printed, `AB 12 34 56 C`: it has no checksum, so that its form must be whole. */
export const PRINTED_NINO = /^[a-ceghj-prtw-z][a-ceghj-nprtw-z] \d{2} \d{2} \d{2} [a-d](?![0-9a-z])/i;

export const LETTERED_IDS: readonly LetteredId[] = [
  {
    name: "Italian codice fiscale",
    pattern: /^[a-z]{6}\d{2}[abcdehlmprst]\d{2}[a-z]\d{3}[a-z]$/i,
    isValid: withCompact(isItalian),
  },
  {
    name: "Spanish DNI and NIE",
    pattern: /^(?:\d{8}|[xyz]-?\d{7})-?[a-z]$/i,
    isValid: withCompact(isSpanish),
  },
  {
    name: "Chinese resident number",
    pattern: /^[1-9]\d{16}[0-9x]$/i,
    isValid: withCompact(isChinese),
  },
  {
    name: "Finnish henkilötunnus",
    pattern: /^\d{6}[-+a-fu-y]\d{3}[0-9a-y]$/i,
    isValid: (id) =>
      day(id) && FINNISH_CHECKS[Number(id.slice(0, 6) + id.slice(7, 10)) % 31] === id.at(-1)?.toUpperCase(),
  },
  {
    name: "UK National Insurance number",
    pattern: /^[a-ceghj-prtw-z][a-ceghj-nprtw-z]\d{6}[a-d]$/i,
    isValid: () => true,
    saidAs: /national.{0,3}insurance|nino|\bni\b/i,
  },
];
