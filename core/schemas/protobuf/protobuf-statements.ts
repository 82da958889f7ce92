import type { ProtobufToken } from "./protobuf-tokens.ts";

/** A statement of a `.proto` text: its words, and what stands in its braces where it has any. */
export interface ProtobufStatement {
  readonly words: readonly string[];
  readonly block: readonly ProtobufStatement[] | undefined;
}

/** Deepest nesting of messages: protobufjs and protoc refuse deeper ones too. */
const NESTING_MAX = 32;
/** protobufjs's work grows with the square of a message's fields: most that the squares of one text may add up to. */
const SQUARED_FIELDS_MAX = 2_000_000;

export type StatementsFault = { readonly line: number; readonly detail: string };

interface Block {
  readonly statements: ProtobufStatement[];
  readonly head: readonly string[];
}

/** Puts tokens together to statements. Braces inside an option's value belong to the value. */
export function protobufStatements(tokens: readonly ProtobufToken[]): readonly ProtobufStatement[] | StatementsFault {
  const blocks: Block[] = [{ statements: [], head: [] }];
  let words: string[] = [];
  let inValue = 0;
  let squaredFields = 0;
  for (const { text, line } of tokens) {
    const block = blocks.at(-1);
    if (block === undefined) return { line, detail: 'a "}" that closes nothing' };
    const opensValue = text === "[" || (text === "{" && (inValue > 0 || words[0] === "option"));
    if (opensValue) inValue++;
    else if (inValue > 0 && (text === "]" || text === "}")) inValue--;
    else if (inValue === 0 && (text === ";" || text === "{" || text === "}")) {
      if (text === "{") {
        if (blocks.length > NESTING_MAX) return { line, detail: `nests deeper than ${NESTING_MAX} levels` };
        blocks.push({ statements: [], head: words });
      } else if (text === ";") {
        if (words.length > 0) block.statements.push({ words, block: undefined });
      } else {
        if (words.length > 0) return { line, detail: 'a statement without its ";"' };
        blocks.pop();
        squaredFields += block.statements.length ** 2;
        if (squaredFields > SQUARED_FIELDS_MAX)
          return { line, detail: `more than ${Math.sqrt(SQUARED_FIELDS_MAX).toFixed(0)} fields in one message` };
        blocks.at(-1)?.statements.push({ words: block.head, block: block.statements });
      }
      words = [];
      continue;
    }
    words.push(text);
  }
  const [file] = blocks;
  if (file === undefined || blocks.length > 1 || words.length > 0)
    return { line: tokens.at(-1)?.line ?? 1, detail: "ends inside a statement" };
  return file.statements;
}
