import { saidBefore } from "./context.ts";
import type { DigitChain } from "./digit-chains.ts";
import type { Span } from "./span.ts";

/** E.164: at most 15 digits; fewer than 8 are no full international number. */
const PHONE_MIN_DIGITS = 8;
const PHONE_MAX_DIGITS = 15;
const NATIONAL_MIN_DIGITS = 9;
const NATIONAL_MAX_DIGITS = 12;
const SAYS_PHONE = /(?:tel|phone|fon|call|mobil|cell|handy|whatsapp|sms|fax)[a-z]{0,6}[.:=#]{0,2}\s{0,2}[+(]{0,2}$/i;

/** Runs `first` to `last` of a chain, as text and as digits. */
interface Group {
  readonly last: number;
  readonly digits: number;
}

/** As many runs from `first` as fit into `max` digits; a `+` begins another number. */
function longest({ runs, separators }: DigitChain, first: number, max: number): Group {
  let digits = 0;
  let last = first - 1;
  for (let at = first; at < runs.length; at++) {
    const length = runs[at]?.digits.length ?? 0;
    if (digits + length > max || (at > first && separators[at - 1]?.includes("+"))) break;
    digits += length;
    last = at;
  }
  return { last, digits };
}

/** Whether the runs from `first` on have these lengths. */
const haveLengths = ({ runs }: DigitChain, first: number, lengths: readonly number[]): boolean =>
  lengths.every((length, at) => runs[first + at]?.digits.length === length);
const AREA_EXCHANGE_LINE = [3, 3, 4];
const FRENCH_PAIRS = [2, 2, 2, 2, 2];

/** `+49 171 1234567`; `0049 171 1234567`, which compact could be an order's number. */
function international(text: string, chain: DigitChain, first: number): number {
  const run = chain.runs[first];
  if (run === undefined) return -1;
  const before = text[run.start - 1];
  const plus =
    before === "+" || ((before === "b" || before === "B") && text.slice(run.start - 3, run.start - 1) === "%2");
  const zeros = run.digits.startsWith("00") && run.digits[2] !== "0";
  if (!plus && !zeros) return -1;
  const { last, digits } = longest(chain, first, PHONE_MAX_DIGITS + (plus ? 0 : 2));
  return digits >= PHONE_MIN_DIGITS + (plus ? 0 : 2) && (plus || last > first) ? last : -1;
}

/** The North American plan: area, exchange, line; `(555) 010-0199`, `555-010-0199`, `1-555.010.0199`. */
function northAmerican(text: string, chain: DigitChain, first: number): number {
  const country = chain.runs[first]?.digits === "1" ? 1 : 0;
  const from = first + country;
  if (!haveLengths(chain, from, AREA_EXCHANGE_LINE)) return -1;
  const [area, exchange] = [chain.runs[from], chain.runs[from + 1]];
  if (area === undefined || exchange === undefined || !/^[2-9]/.test(area.digits)) return -1;
  const parenthesised = text[area.start - 1] === "(" && chain.separators[from]?.startsWith(")") === true;
  const written = parenthesised || /^[-.\u2010-\u2013]$/.test(chain.separators[from + 1] ?? "");
  const assigned =
    /^[2-9]/.test(exchange.digits) || parenthesised || area.digits === "555" || exchange.digits === "555";
  const goesOn = /^[-.]$/.test(chain.separators[from + 2] ?? "");
  return written && assigned && !goesOn ? from + 2 : -1;
}

/** A trunk zero: `0171 1234567`, `030/1234567`, `06 12 34 56 78`. Hyphens alone would be an article's number. */
function national(chain: DigitChain, first: number): number {
  const head = chain.runs[first]?.digits ?? "";
  if (head[0] !== "0" || head[1] === "0" || head.length < 2 || head.length > 5) return -1;
  if (haveLengths(chain, first, FRENCH_PAIRS) && chain.runs.length === first + 5) return first + 4;
  let digits = head.length;
  let last = first;
  for (let at = first + 1; at < chain.runs.length; at++) {
    const length = chain.runs[at]?.digits.length ?? 0;
    const separator = chain.separators[at - 1] ?? "";
    const allowed = at === first + 1 ? /^(?:[\s\u00a0\u202f/)]{1,3}|%20)$/ : /^(?:[\s\u00a0\u202f]|%20|-)$/;
    if (length < 2 || digits + length > NATIONAL_MAX_DIGITS || !allowed.test(separator)) break;
    digits += length;
    last = at;
  }
  return last > first && digits >= NATIONAL_MIN_DIGITS ? last : -1;
}

/** Any number of 7 to 15 digits after a word for a telephone. */
function named(text: string, chain: DigitChain, first: number): number {
  const { start } = chain.runs[first] ?? { start: 0 };
  const { last, digits } = longest(chain, first, PHONE_MAX_DIGITS);
  return digits >= PHONE_MIN_DIGITS - 1 && saidBefore(text, start, SAYS_PHONE) ? last : -1;
}

/** Telephone numbers that are written as such; a bare run of digits is one only after a word that says so. */
export function findPhoneNumbers(text: string, chains: readonly DigitChain[]): readonly Span[] {
  const spans: Span[] = [];
  for (const chain of chains) {
    if (chain.total < PHONE_MIN_DIGITS - 1) continue;
    for (let first = 0; first < chain.runs.length; first++) {
      const last = Math.max(
        international(text, chain, first),
        northAmerican(text, chain, first),
        national(chain, first),
        first === 0 ? named(text, chain, first) : -1,
      );
      const end = chain.runs[last]?.end;
      if (end === undefined) continue;
      spans.push({ start: phoneStart(text, chain.runs[first]?.start ?? 0, spans.at(-1)?.end ?? 0), end });
      first = last;
    }
  }
  return spans;
}

/** The `+` or `(` before the first digit belongs to the number. */
function phoneStart(text: string, digits: number, from: number): number {
  let start = digits;
  while (start > from && start > digits - 2 && /[+(]/.test(text[start - 1] ?? "")) start--;
  return start;
}
