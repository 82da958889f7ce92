/** Longest name that a pattern is tried on, and most repetitions without an end in one: the work is their power. */
const NAME_MAX_CHARACTERS = 256;
const REPETITIONS_MAX = 2;

/**
 * Whether a pattern of `patternProperties` matches a name. "unknown" where trying could take for ever, as a repeated
 * group with repetitions or alternatives inside it does (`(a+)+`), for engines that backtrack have no time limit.
 */
export function patternMatches(pattern: string, name: string): boolean | "unknown" {
  return name.length <= NAME_MAX_CHARACTERS && isQuick(pattern) ? new RegExp(pattern, "u").test(name) : "unknown";
}

function isQuick(pattern: string): boolean {
  // Neither what is escaped nor what stands in a character class repeats or groups anything.
  const bare = pattern.replace(/\\./gu, "x").replace(/\[[^\]]*\]/gu, "x");
  const repetitions = bare.match(/[*+]|\{\d+,\}/g)?.length ?? 0;
  if (repetitions > REPETITIONS_MAX) return false;
  const open: boolean[] = [];
  let last = false;
  for (const [index, character] of [...bare].entries()) {
    if (character === "(") open.push(false);
    else if (character === ")") last = open.pop() ?? false;
    else if ("*+{|".includes(character)) {
      if (character !== "|" && last && bare[index - 1] === ")") return false;
      // Whatever is inside several groups is inside each of them.
      open.fill(true);
    }
  }
  return true;
}
