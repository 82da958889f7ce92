/** Longest pattern, in characters. */
export const PATTERN_MAX_CHARS = 256;
/** Most ways in which a matcher may have to try a pattern: it runs on text that anybody may send. */
export const PATTERN_MAX_WAYS = 100_000;

const QUANTIFIER = /^(?:[*+?]|\{(\d{1,5})(,(\d{0,5}))?\})\??/;

/**
 * Why a pattern may not run at ingestion, or `null`. A backtracking matcher tries at most the product of its choices: a quantifier has
 * as many as it has lengths (`maxLength` bounds the open ones), a group with alternatives as many as it has of them. A group that is repeated
 * without end and holds a choice itself has no bound, so that is refused.
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
  if (ways === null) return "must not repeat a group without end that holds a repetition or an alternative itself";
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
    const quantifier = character === "|" ? null : QUANTIFIER.exec(pattern.slice(index));
    if (quantifier === null) {
      outer.ways *= inner;
      continue;
    }
    index += quantifier[0].length;
    const { least, most } = repetitions(quantifier);
    if (inner > 1 && most === null) return null;
    outer.ways *= waysRepeated(inner, least, most ?? maxLength);
  }
  const whole = stack[0];
  return whole === undefined ? null : whole.ways * whole.branches;
}

/** How often a quantifier repeats; `most` is `null` where nothing bounds it. */
function repetitions([text, least, range, most]: RegExpExecArray): {
  readonly least: number;
  readonly most: number | null;
} {
  if (text.startsWith("?")) return { least: 0, most: 1 };
  if (least === undefined) return { least: text.startsWith("+") ? 1 : 0, most: null };
  if (range === undefined) return { least: Number(least), most: Number(least) };
  return { least: Number(least), most: most === undefined || most === "" ? null : Number(most) };
}

/** Sum of `inner` to the power of each number of repetitions, cut off where it is far too large anyway. */
function waysRepeated(inner: number, least: number, most: number): number {
  if (inner === 1) return Math.max(1, most - least + 1);
  let ways = 0;
  for (let times = least; times <= most && ways <= PATTERN_MAX_WAYS; times++) ways += inner ** times;
  return ways;
}

function classLength(pattern: string, start: number): number {
  let index = start + 1;
  while (index < pattern.length && pattern[index] !== "]") index += pattern[index] === "\\" ? 2 : 1;
  return index + 1 - start;
}
