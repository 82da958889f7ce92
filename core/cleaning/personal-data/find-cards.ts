import { isGtin, passesLuhn } from "./checksums.ts";
import { type DigitChain, isSingle } from "./digit-chains.ts";
import type { Span } from "./span.ts";

const CARD_MIN_DIGITS = 12;
const CARD_MAX_DIGITS = 19;
/** Old Maestro ranges, the only ones that issue fewer digits than 13. */
const SHORT_MAESTRO = /^(?:5018|5020|5038|5893|5[678]|6304|6390|6759|676[123]|0604)/;

const between = (value: number, from: number, to: number): boolean => value >= from && value <= to;

/** Whether a network issues numbers of this length under this prefix (ISO/IEC 7812 issuer ranges). */
function isIssued(digits: string): boolean {
  const { length } = digits;
  const two = Number(digits.slice(0, 2));
  const four = Number(digits.slice(0, 4));
  if (two >= 40 && two <= 49) return length === 13 || length === 16 || length === 18 || length === 19;
  if (between(two, 51, 55) || between(four, 2221, 2720)) return length === 16;
  if (two === 34 || two === 37) return length === 15;
  if (four === 2131 || four === 1800) return length === 15;
  if (between(four, 3000, 3059) || four === 3095 || two === 36 || two === 38 || two === 39)
    return length === 14 || length === 16;
  if (between(four, 3528, 3589) || between(four, 2200, 2204)) return length >= 16;
  if (length >= 16) return two >= 60 && two <= 69 ? true : two === 50 || between(two, 56, 58) || four === 604;
  return SHORT_MAESTRO.test(digits);
}

/** A 12- or 13-digit number with a trade item's check digit is an article, not a card. */
const isArticle = (digits: string): boolean => digits.length <= 13 && isGtin(digits);

export const isCardNumber = (digits: string): boolean =>
  digits.length >= CARD_MIN_DIGITS &&
  digits.length <= CARD_MAX_DIGITS &&
  isIssued(digits) &&
  passesLuhn(digits) &&
  !isArticle(digits);

/** Payment card numbers: whole runs, or groups of which the first has four digits and none but the last fewer than three. */
export function findCards(chains: readonly DigitChain[]): readonly Span[] {
  const spans: Span[] = [];
  for (const { runs, separators, total } of chains) {
    if (total < CARD_MIN_DIGITS) continue;
    for (let first = 0; first < runs.length; first++) {
      const { start } = runs[first] ?? { start: 0 };
      let digits = "";
      let last = -1;
      for (let at = first; at < runs.length; at++) {
        const run = runs[at];
        if (run === undefined || digits.length + run.digits.length > CARD_MAX_DIGITS) break;
        digits += run.digits;
        if (isCardNumber(digits)) last = at;
        if (run.digits.length < (at === first ? 4 : 3) || !isSingle(separators[at])) break;
      }
      const end = runs[last]?.end;
      if (end === undefined) continue;
      spans.push({ start, end });
      first = last;
    }
  }
  return spans;
}
