import { digitValue, isAsciiDigit, isDash, isSpace } from "./characters.ts";
import type { Span } from "./span.ts";

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
/** Groups of digits that are looked at together, so that a text of nothing else takes no more memory than another. */
const CHAIN_MAX_RUNS = 256;
/** The longest number has 19 digits, in as many groups at most. */
const OVERLAP_RUNS = 20;

const isSeparator = (code: number): boolean =>
  code === 0x2e || code === 0x2f || code === 0x28 || code === 0x29 || code === 0x2b || isSpace(code) || isDash(code);

/**
 * Where the separator that begins at `at` ends; `at` where there is none. A `+` after something else begins another number, so that
 * no chain goes on over it.
 */
function separatorEnd(text: string, at: number): number {
  const first = text.charCodeAt(at);
  if (first === 0x25) return /^%(?:20|2d|2e)$/i.test(text.slice(at, at + 3)) ? at + 3 : at;
  if (!isSeparator(first)) return at;
  let end = at + 1;
  while (end < at + SEPARATOR_MAX_CHARS && isSeparator(text.charCodeAt(end))) {
    if (text.charCodeAt(end) === 0x2b) return at;
    end++;
  }
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

/** Where the chain ends that begins at `start`, if it holds fewer than `minDigits` digits; -1 otherwise. Makes nothing: most chains are short. */
function endIfShort(text: string, start: number, minDigits: number): number {
  let digits = 0;
  for (let at = start; ; ) {
    while (digitValue(text.charCodeAt(at)) >= 0) {
      if (++digits >= minDigits) return -1;
      at++;
    }
    const next = separatorEnd(text, at);
    if (digitValue(text.charCodeAt(next)) < 0) return at;
    at = next;
  }
}

/** Up to `CHAIN_MAX_RUNS` runs from `start`. */
function readChain(text: string, start: number): DigitChain {
  const runs: DigitRun[] = [];
  const separators: string[] = [];
  let total = 0;
  let at = start;
  for (let next = start; runs.length < CHAIN_MAX_RUNS && digitValue(text.charCodeAt(next)) >= 0; ) {
    if (runs.length > 0) separators.push(text.slice(at, next));
    const run = readRun(text, next);
    runs.push(run);
    total += run.digits.length;
    at = run.end;
    next = separatorEnd(text, at);
  }
  return { runs, separators, total };
}

/**
 * Hands over every chain of a text that holds at least `minDigits` digits, in order, each made when its turn comes. One that goes on
 * for longer than `CHAIN_MAX_RUNS` comes in parts, which overlap by more groups than any number has.
 */
export function eachDigitChain(text: string, minDigits: number, visit: (chain: DigitChain) => void): void {
  for (let at = 0; at < text.length; ) {
    const code = text.charCodeAt(at);
    if (code < 0x30 || (code > 0x39 && code < 0x80) || digitValue(code) < 0) {
      at++;
      continue;
    }
    const end = endIfShort(text, at, minDigits);
    if (end >= 0) {
      at = end;
      continue;
    }
    const chain = readChain(text, at);
    const whole = chain.runs.length < CHAIN_MAX_RUNS;
    at = (whole ? chain.runs.at(-1)?.end : chain.runs.at(-OVERLAP_RUNS)?.start) ?? text.length;
    visit(chain);
  }
}

/** What is left of a chain without the runs in `spans`, as chains of at least `minDigits` digits. */
export function withoutSpans(chain: DigitChain, spans: readonly Span[], minDigits: number): readonly DigitChain[] {
  const left: DigitChain[] = [];
  let from = 0;
  for (let at = 0; at <= chain.runs.length; at++) {
    const run = chain.runs[at];
    if (run !== undefined && !spans.some(({ start, end }) => run.start >= start && run.end <= end)) continue;
    const runs = chain.runs.slice(from, at);
    const total = runs.reduce((sum, { digits }) => sum + digits.length, 0);
    if (total >= minDigits) left.push({ runs, separators: chain.separators.slice(from, at - 1), total });
    from = at + 1;
  }
  return left;
}

/** Whether a separator is one character or its percent-encoding, as between the groups of one number. */
export const isSingle = (separator: string | undefined): boolean =>
  separator !== undefined && (separator.length === 1 || (separator.length === 3 && separator.startsWith("%")));
