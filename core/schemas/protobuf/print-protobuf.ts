import type { ProtobufStatement } from "./protobuf-statements.ts";

const NO_SPACE_BEFORE = new Set([",", ";", ")", "]", ">", ":"]);
const NO_SPACE_AFTER = new Set(["(", "[", "<"]);

/** Statements as text: one a line, two spaces a level, an empty line around blocks at the top. */
export function printProtobuf(file: readonly ProtobufStatement[]): string {
  const lines: string[] = [];
  for (const [index, statement] of file.entries()) {
    const before = file[index - 1];
    if (before && (before.block || statement.block || before.words[0] !== statement.words[0])) lines.push("");
    print(statement, "", lines);
  }
  return `${lines.join("\n")}\n`;
}

function print({ words, block }: ProtobufStatement, indent: string, lines: string[]): void {
  const head = indent + spaced(words);
  if (block === undefined) lines.push(`${head};`);
  else if (block.length === 0) lines.push(`${head} {}`);
  else {
    lines.push(`${head} {`);
    for (const statement of block) print(statement, `${indent}  `, lines);
    lines.push(`${indent}}`);
  }
}

function spaced(words: readonly string[]): string {
  let text = "";
  let last = "";
  for (const word of words) {
    const joined =
      text === "" ||
      NO_SPACE_BEFORE.has(word) ||
      NO_SPACE_AFTER.has(last) ||
      word === "<" ||
      (word === "(" && words[0] === "rpc" && last !== "returns");
    text += joined ? word : ` ${word}`;
    last = word;
  }
  return text;
}
