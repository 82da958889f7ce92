import { isAlphanumeric, isAsciiDigit } from "./characters.ts";
import { saidBefore } from "./context.ts";
import { type DigitChain, isSingle } from "./digit-chains.ts";
import { LETTERED_IDS, NUMERIC_IDS, type NumericId, PRINTED_NINO } from "./national-ids.ts";
import type { Finder, Span } from "./span.ts";

/** Group lengths as one number, so that looking up costs no text: each length is a digit of base 32. */
const LENGTH_BASE = 32;
const codeOf = (groups: string): number =>
  groups.split("-").reduce((code, length) => code * LENGTH_BASE + Number(length), 0);
const BY_LENGTHS: ReadonlyMap<number, readonly NumericId[]> = (() => {
  const known = new Map<number, NumericId[]>();
  for (const id of NUMERIC_IDS)
    for (const groups of id.groups) known.set(codeOf(groups), [...(known.get(codeOf(groups)) ?? []), id]);
  return known;
})();
const GROUPS_MAX = Math.max(...NUMERIC_IDS.flatMap(({ groups }) => groups.map((each) => each.split("-").length)));
const ID_MIN_DIGITS = 9;
const ID_MAX_DIGITS = 15;

const continues = (separator: string | undefined): boolean =>
  separator === "-" || separator === "." || separator === "/";

/** Groups that stand in a longer row of like-separated groups are part of something else: `2024-123-45-6789`. */
function standsAlone({ separators }: DigitChain, first: number, last: number): boolean {
  const [before, after] = [separators[first - 1], separators[last]];
  if (first === last) return !continues(before) && !continues(after);
  const own = separators[first];
  return own === "-" || own === "." ? before !== own && after !== own : true;
}

function isId(text: string, chain: DigitChain, first: number, last: number, ids: readonly NumericId[]): boolean {
  if (!standsAlone(chain, first, last)) return false;
  let digits = "";
  for (let at = first; at <= last; at++) digits += chain.runs[at]?.digits ?? "";
  const start = chain.runs[first]?.start ?? 0;
  return ids.some(
    ({ isValid, saidAs }) => isValid(digits) && (saidAs === undefined || saidBefore(text, start, saidAs)),
  );
}

/** The last run of the widest national number that begins with run `first`; -1 where none does. */
function widest(text: string, chain: DigitChain, first: number): number {
  let found = -1;
  let code = 0;
  let digits = 0;
  for (let last = first; last < chain.runs.length && last < first + GROUPS_MAX; last++) {
    const length = chain.runs[last]?.digits.length ?? 0;
    digits += length;
    if (digits > ID_MAX_DIGITS || (last > first && !isSingle(chain.separators[last - 1]))) break;
    code = code * LENGTH_BASE + length;
    const ids = digits < ID_MIN_DIGITS ? undefined : BY_LENGTHS.get(code);
    if (ids !== undefined && isId(text, chain, first, last, ids)) found = last;
  }
  return found;
}

/** National numbers in digits: social security, tax and personal numbers whose form or checksum tells them apart. */
export function findNumericIds(text: string, chains: readonly DigitChain[]): readonly Span[] {
  const spans: Span[] = [];
  for (const chain of chains) {
    if (chain.total < ID_MIN_DIGITS) continue;
    for (let first = 0; first < chain.runs.length; first++) {
      const last = widest(text, chain, first);
      const end = chain.runs[last]?.end;
      if (end === undefined) continue;
      spans.push({ start: chain.runs[first]?.start ?? 0, end });
      first = last;
    }
  }
  return spans;
}

const WORD_MIN_CHARS = 9;
const WORD_MAX_CHARS = 20;
const WORD_MIN_DIGITS = 6;
const PRINTED_NINO_CHARS = 13;

/** Where a word of letters, digits and the signs inside Finnish and Spanish numbers ends. */
function wordEnd(text: string, start: number): number {
  let end = start;
  for (let code = text.charCodeAt(end); isAlphanumeric(code) || code === 0x2d || code === 0x2b; )
    code = text.charCodeAt(++end);
  return end;
}

function digitsBetween(text: string, start: number, end: number): number {
  let digits = 0;
  for (let at = start; at < end; at++) if (isAsciiDigit(text.charCodeAt(at))) digits++;
  return digits;
}

/** Whether `AB 12 34 56 C` stands at `start`, whose first two letters are a word; most are not followed by a digit. */
const isPrintedNino = (text: string, start: number): boolean =>
  isAsciiDigit(text.charCodeAt(start + 3)) && PRINTED_NINO.test(text.slice(start, start + PRINTED_NINO_CHARS + 1));

const isLettered = (text: string, start: number, word: string): boolean =>
  LETTERED_IDS.some(
    ({ pattern, isValid, saidAs }) =>
      pattern.test(word) && isValid(word) && (saidAs === undefined || saidBefore(text, start, saidAs)),
  );

/** National numbers with letters in them: whole words, and the printed form of the British one. */
export const findLetteredIds: Finder = (text) => {
  const spans: Span[] = [];
  for (let start = 0; start < text.length; start++) {
    if (!isAlphanumeric(text.charCodeAt(start))) continue;
    const end = wordEnd(text, start);
    const length = end - start;
    if (length === 2 && isPrintedNino(text, start)) {
      spans.push({ start, end: start + PRINTED_NINO_CHARS });
      start += PRINTED_NINO_CHARS;
      continue;
    }
    if (length >= WORD_MIN_CHARS && length <= WORD_MAX_CHARS) {
      const digits = digitsBetween(text, start, end);
      if (digits >= WORD_MIN_DIGITS && digits < length && isLettered(text, start, text.slice(start, end)))
        spans.push({ start, end });
    }
    start = end;
  }
  return spans;
};
