/** Longest name that is compared; what is longer is near to nothing. */
const NAME_MAX_CHARS = 32;

/**
 * The known name that a mistaken one most likely stands for, the first among equals; `null` where none is near: more than half
 * of its characters would have to change.
 */
export function nearestName(mistaken: string, known: readonly string[]): string | null {
  if (mistaken.length > NAME_MAX_CHARS) return null;
  let nearest: string | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const name of known) {
    const edits = editsBetween(mistaken.toLowerCase(), name.toLowerCase());
    if (edits >= least || edits > Math.max(mistaken.length, name.length) / 2) continue;
    least = edits;
    nearest = name;
  }
  return nearest;
}

/**
 * Insertions, deletions, substitutions and swaps of neighbouring characters that turn one word into the other (optimal string
 * alignment distance; Damerau, "A technique for computer detection and correction of spelling errors", CACM 1964).
 */
function editsBetween(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const changed = (last[j - 1] ?? 0) + Number(a[i - 1] !== b[j - 1]);
      let edits = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, changed);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        edits = Math.min(edits, (beforeLast[j - 2] ?? 0) + 1);
      row.push(edits);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? 0;
}
