import type { ProtobufStatement } from "./protobuf-statements.ts";

/** What stands where, once it is sorted. Fields, whatever their type, come with the oneofs. */
const FILE_ORDER = ["syntax", "edition", "package", "import", "option", "message", "enum", "extend", "service"];
const BLOCK_ORDER = ["option", "reserved", "extensions", "", "rpc", "enum", "message", "extend"];

type SortKey = readonly [rank: number, number: number, text: string];

/**
 * The statements in an order of their own: declarations by name, fields and constants by number, options and imports by
 * text. Two files that differ in the order alone become the same.
 */
export function normalizeProtobuf(file: readonly ProtobufStatement[]): readonly ProtobufStatement[] {
  return sorted(file, FILE_ORDER);
}

function sorted(statements: readonly ProtobufStatement[], order: readonly string[]): readonly ProtobufStatement[] {
  return statements
    .map(({ words, block }) => ({
      words: words.map(doubleQuoted),
      block: block && sorted(block, BLOCK_ORDER),
    }))
    .map((statement) => ({ statement, key: keyOf(statement, order) }))
    .sort((one, other) => compareKeys(one.key, other.key))
    .map(({ statement }) => statement);
}

const isFieldOrConstant = (words: readonly string[], block: unknown): boolean =>
  block === undefined || words.includes("group");

function keyOf({ words, block }: ProtobufStatement, order: readonly string[]): SortKey {
  const [keyword = "", name = ""] = words;
  const ranked = order.indexOf(keyword);
  // A field may be of a type that is called as a keyword; only `option a = 1` has a keyword before an equals sign.
  const isDeclaration = ranked >= 0 && (keyword === "option" || !words.includes("=") || order === FILE_ORDER);
  if (isDeclaration) return [ranked, 0, keyword === "import" || keyword === "option" ? words.join(" ") : name];
  const rank = order.indexOf("");
  if (keyword === "oneof" && block) return [rank, Math.min(...block.map((field) => numberOf(field.words))), name];
  return [rank, isFieldOrConstant(words, block) ? numberOf(words) : 0, words.join(" ")];
}

const numberOf = (words: readonly string[]): number => {
  const number = Number(words[words.indexOf("=") + 1]);
  return Number.isNaN(number) ? 0 : number;
};

function compareKeys(one: SortKey, other: SortKey): number {
  if (one[0] !== other[0]) return one[0] - other[0];
  if (one[1] !== other[1]) return one[1] - other[1];
  return one[2] < other[2] ? -1 : one[2] > other[2] ? 1 : 0;
}

const doubleQuoted = (word: string): string =>
  word.startsWith("'") && !/["\\]/.test(word) ? `"${word.slice(1, -1)}"` : word;
