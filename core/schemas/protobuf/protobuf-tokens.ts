/** A token of a `.proto` text, with the line that it starts on (from 1). */
export interface ProtobufToken {
  readonly text: string;
  readonly line: number;
}

const SPACES = /[^\S\n]+/y;
const WORD = /[A-Za-z0-9_.+-]+/y;
const DOUBLE_QUOTED = /"(?:[^"\\\n]|\\.)*"/y;
const SINGLE_QUOTED = /'(?:[^'\\\n]|\\.)*'/y;

/**
 * The tokens of a `.proto` text without comments and spaces, in one pass. Strings keep their quotes, words their dots.
 * @returns The line where a comment or a string does not end, instead of the tokens.
 */
export function protobufTokens(text: string): readonly ProtobufToken[] | number {
  const tokens: ProtobufToken[] = [];
  let line = 1;
  let index = 0;
  while (index < text.length) {
    const character = text.charAt(index);
    if (character === "\n") {
      line++;
      index++;
      continue;
    }
    SPACES.lastIndex = index;
    if (SPACES.test(text)) {
      index = SPACES.lastIndex;
      continue;
    }
    if (text.startsWith("//", index)) {
      const end = text.indexOf("\n", index);
      index = end < 0 ? text.length : end;
      continue;
    }
    if (text.startsWith("/*", index)) {
      const end = text.indexOf("*/", index + 2);
      if (end < 0) return line;
      line += text.slice(index, end).split("\n").length - 1;
      index = end + 2;
      continue;
    }
    const pattern = character === '"' ? DOUBLE_QUOTED : character === "'" ? SINGLE_QUOTED : WORD;
    pattern.lastIndex = index;
    const found = pattern.exec(text)?.[0];
    if (found === undefined && pattern !== WORD) return line;
    tokens.push({ text: found ?? character, line });
    index += (found ?? character).length;
  }
  return tokens;
}
