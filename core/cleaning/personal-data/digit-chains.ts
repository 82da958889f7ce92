import { digitValue, isAsciiDigit, isDash, isSpace } from "./characters.ts";

/** A maximal run of digits. */
export interface DigitRun {
  readonly start: number;
  readonly end: number;
  /** As ASCII, whatever script they were written in. */
  readonly digits: string;
}

/** Runs of digits that stand close together, as in `4111 1111 1111 1111` or `(555) 010-0199`. */
export interface DigitChain {
  readonly runs: readonly DigitRun[];
  /** What stands after each run but the last, and before the next. */
  readonly separators: readonly string[];
  /** Digits of all runs. */
  readonly total: number;
}

/** Most characters between two runs of one chain: `) ` or, in addresses, `%20`. */
const SEPARATOR_MAX_CHARS = 3;

const isSeparator = (code: number): boolean =>
  code === 0x2e || code === 0x2f || code === 0x28 || code === 0x29 || code === 0x2b || isSpace(code) || isDash(code);

/** Where the separator that begins at `at` ends; `at` where there is none. */
function separatorEnd(text: string, at: number): number {
  if (text.charCodeAt(at) === 0x25 && /^%(?:20|2d|2e)$/i.test(text.slice(at, at + 3))) return at + 3;
  let end = at;
  while (end < at + SEPARATOR_MAX_CHARS && isSeparator(text.charCodeAt(end))) end++;
  return end;
}

function readRun(text: string, start: number): DigitRun {
  let end = start;
  while (isAsciiDigit(text.charCodeAt(end))) end++;
  let digits = text.slice(start, end);
  for (let value = digitValue(text.charCodeAt(end)); value >= 0; value = digitValue(text.charCodeAt(++end)))
    digits += value;
  return { start, end, digits };
}

/** Every chain of a text that holds at least `minDigits` digits, in order. */
export function digitChains(text: string, minDigits: number): readonly DigitChain[] {
  const chains: DigitChain[] = [];
  let at = 0;
  while (at < text.length) {
    if (digitValue(text.charCodeAt(at)) < 0) {
      at++;
      continue;
    }
    const runs: DigitRun[] = [];
    const separators: string[] = [];
    let total = 0;
    for (let next = at; digitValue(text.charCodeAt(next)) >= 0; ) {
      if (runs.length > 0) separators.push(text.slice(at, next));
      const run = readRun(text, next);
      runs.push(run);
      total += run.digits.length;
      at = run.end;
      next = separatorEnd(text, at);
    }
    if (total >= minDigits) chains.push({ runs, separators, total });
  }
  return chains;
}

/** Whether a separator is one character or its percent-encoding, as between the groups of one number. */
export const isSingle = (separator: string | undefined): boolean =>
  separator !== undefined && (separator.length === 1 || (separator.length === 3 && separator.startsWith("%")));
