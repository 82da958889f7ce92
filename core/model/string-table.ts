/** Strings as one run of UTF-8 bytes with offsets: string `i` is `bytes[offsets[i] .. offsets[i + 1])`. */
export interface StringTable {
  readonly offsets: Uint32Array;
  readonly bytes: Uint8Array;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

export function writeStrings(strings: readonly string[]): StringTable {
  const offsets = new Uint32Array(strings.length + 1);
  const encoded = strings.map((text) => encoder.encode(text));
  encoded.forEach((bytes, at) => {
    offsets[at + 1] = (offsets[at] ?? 0) + bytes.length;
  });
  const bytes = new Uint8Array(offsets[strings.length] ?? 0);
  encoded.forEach((part, at) => {
    bytes.set(part, offsets[at]);
  });
  return { offsets, bytes };
}

export const stringAt = ({ offsets, bytes }: StringTable, at: number): string =>
  decoder.decode(bytes.subarray(offsets[at], offsets[at + 1]));

/** Position of an ASCII string in a table sorted by bytes, or -1. Other strings are never found. */
export function findString(table: StringTable, text: string): number {
  let low = 0;
  let high = table.offsets.length - 2;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const order = compareAt(table, middle, text);
    if (order === 0) return middle;
    if (order < 0) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** Negative where the table's string comes before `text`. */
function compareAt({ offsets, bytes }: StringTable, at: number, text: string): number {
  const start = offsets[at] ?? 0;
  const length = (offsets[at + 1] ?? 0) - start;
  const shared = Math.min(length, text.length);
  for (let index = 0; index < shared; index++) {
    const difference = (bytes[start + index] ?? 0) - text.charCodeAt(index);
    if (difference !== 0) return difference;
  }
  return length - text.length;
}

/** Whether every string comes after the one before it, by bytes. */
export function isAscending({ offsets, bytes }: StringTable): boolean {
  for (let at = 1; at < offsets.length - 1; at++) {
    const before = bytes.subarray(offsets[at - 1], offsets[at]);
    const here = bytes.subarray(offsets[at], offsets[at + 1]);
    let same = 0;
    while (same < before.length && before[same] === here[same]) same++;
    if (same === here.length || (same < before.length && (before[same] ?? 0) > (here[same] ?? 0))) return false;
  }
  return true;
}
