/** Longest pattern, in characters. */
export const PATTERN_MAX_CHARS = 256;
/** Most ways in which a matcher may have to try a pattern: it runs on text that anybody may send. */
export const PATTERN_MAX_WAYS = 100_000;

const QUANTIFIER = /^(?:[*+?]|\{(\d{1,5})(,(\d{0,5}))?\})\??/;

/**
 * Why a pattern may not run at ingestion, or `null`. A backtracking matcher tries at most the product of its choices: a quantifier has
 * as many as it has lengths (`maxLength` bounds the open ones), a group with alternatives as many as it has of them. Where a repeated
 * group holds a choice itself, the product is no bound, so that is refused.
 */
export function patternFault(pattern: string, maxLength: number): string | null {
  if (pattern.length > PATTERN_MAX_CHARS) return `must have at most ${PATTERN_MAX_CHARS} characters`;
  try {
    new RegExp(pattern);
  } catch {
    return "must be a regular expression (ECMA-262)";
  }
  if (!pattern.startsWith("^")) return "must begin with ^: it describes the whole value";
  if (/\\[1-9]|\\k</.test(pattern)) return "must have no back references";
  const ways = waysOf(pattern, maxLength);
  if (ways === null) return "must not repeat a group that holds a repetition or an alternative itself";
  return ways > PATTERN_MAX_WAYS
    ? `must be simpler: a matcher may need ${ways} tries, more than ${PATTERN_MAX_WAYS}`
    : null;
}

/** Choices of a group so far; `1` means that it matches in one way. */
interface Group {
  ways: number;
  branches: number;
}

function waysOf(pattern: string, maxLength: number): number | null {
  const stack: Group[] = [{ ways: 1, branches: 1 }];
  let index = 0;
  while (index < pattern.length) {
    const top = stack.at(-1);
    if (top === undefined) return null;
    let closed: Group | undefined;
    const character = pattern[index];
    if (character === "(") {
      stack.push({ ways: 1, branches: 1 });
      index += /^\((?:\?(?:[:=!]|<[=!]|<[A-Za-z]\w*>))?/.exec(pattern.slice(index))?.[0].length ?? 1;
      continue;
    }
    if (character === "|") top.branches++;
    if (character === ")") closed = stack.pop();
    index += character === "[" ? classLength(pattern, index) : character === "\\" ? 2 : 1;
    const outer = stack.at(-1);
    if (outer === undefined) return null;
    const inner = closed === undefined ? 1 : closed.ways * closed.branches;
    const quantifier = QUANTIFIER.exec(pattern.slice(index));
    const lengths = quantifier === null || character === "|" ? 1 : lengthsOf(quantifier, maxLength);
    if (quantifier !== null && character !== "|") {
      if (inner > 1 && !isAtMostOnce(quantifier)) return null;
      index += quantifier[0].length;
    }
    outer.ways *= inner * lengths;
  }
  const whole = stack[0];
  return whole === undefined ? null : whole.ways * whole.branches;
}

const isAtMostOnce = ([text, least, range, most]: RegExpExecArray): boolean =>
  text.startsWith("?") ||
  (least !== undefined && Number(range === undefined ? least : (most ?? Infinity)) <= 1 && most !== "");

function lengthsOf([text, least, range, most]: RegExpExecArray, maxLength: number): number {
  if (text.startsWith("?")) return 2;
  if (least === undefined) return maxLength + 1;
  if (range === undefined) return 1;
  return Math.max(1, (most === undefined || most === "" ? maxLength : Number(most)) - Number(least) + 1);
}

function classLength(pattern: string, start: number): number {
  let index = start + 1;
  while (index < pattern.length && pattern[index] !== "]") index += pattern[index] === "\\" ? 2 : 1;
  return index + 1 - start;
}
