const digitAt = (digits: string, at: number): number => digits.charCodeAt(at) - 0x30;

/** ISO/IEC 7812-1 annex B. */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let at = digits.length - 1, twice = false; at >= 0; at--, twice = !twice) {
    const digit = digitAt(digits, at);
    sum += twice ? (digit > 4 ? digit * 2 - 9 : digit * 2) : digit;
  }
  return sum % 10 === 0;
}

/** The check digit of GTIN-8 to GTIN-14 (EAN, UPC): weights 3 and 1 from the right (GS1 General Specifications 7.9). */
export function isGtin(digits: string): boolean {
  let sum = 0;
  for (let at = digits.length - 1, weight = 1; at >= 0; at--, weight = 4 - weight) sum += digitAt(digits, at) * weight;
  return sum % 10 === 0;
}

/** Remainder of a long decimal number, digit by digit: no number of JavaScript holds it exactly. */
export function remainder(digits: string, modulus: number): number {
  let rest = 0;
  for (let at = 0; at < digits.length; at++) rest = (rest * 10 + digitAt(digits, at)) % modulus;
  return rest;
}

/** Sum of the first `weights.length` digits, each by its weight. */
export function weightedSum(digits: string, weights: readonly number[]): number {
  let sum = 0;
  for (let at = 0; at < weights.length; at++) sum += digitAt(digits, at) * (weights[at] ?? 0);
  return sum;
}

/** ISO 7064 MOD 11,10: the German tax id. */
export function passesMod11_10(digits: string): boolean {
  let product = 10;
  for (let at = 0; at < digits.length - 1; at++) {
    const sum = (digitAt(digits, at) + product) % 10;
    product = ((sum === 0 ? 10 : sum) * 2) % 11;
  }
  return (11 - product) % 10 === digitAt(digits, digits.length - 1);
}

const VERHOEFF_MULTIPLY = [
  "0123456789",
  "1234067895",
  "2340178956",
  "3401289567",
  "4012395678",
  "5987604321",
  "6598710432",
  "7659821043",
  "8765932104",
  "9876543210",
];
const VERHOEFF_PERMUTE = [
  "0123456789",
  "1576283094",
  "5803796142",
  "8916043527",
  "9453126870",
  "4286573901",
  "2793806415",
  "7046913258",
];

/** J. Verhoeff, "Error Detecting Decimal Codes" (1969): the Indian Aadhaar number. */
export function passesVerhoeff(digits: string): boolean {
  let check = 0;
  for (let place = 0; place < digits.length; place++) {
    const digit = digitAt(digits, digits.length - 1 - place);
    const permuted = digitAt(VERHOEFF_PERMUTE[place % 8] ?? "", digit);
    check = digitAt(VERHOEFF_MULTIPLY[check] ?? "", permuted);
  }
  return check === 0;
}

const DAYS_OF_MONTH = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether month (1 to 12) and day could be those of a birth; leap years are not told apart. */
export const isBirthday = (month: number, day: number): boolean => day >= 1 && day <= (DAYS_OF_MONTH[month - 1] ?? 0);
