import type { ItemVocabulary } from "../../core/evaluation/item-vocabulary.ts";
import type { TestCase } from "../../core/evaluation/predictor.ts";
import { InputError, lineError } from "./input-error.ts";
import { type Line, readLines } from "./read-lines.ts";
import { readTable, tableFormat } from "./read-table.ts";

/**
 * Reads test cases: `prefix TAB target` lines, prefix being item ids separated by blanks, which are answered at `defaultTime`
 * (epoch seconds); or a table of clicks, of which every click but a session's first is a target, asked at the click before it.
 */
export async function* readCases(
  file: string,
  vocabulary: ItemVocabulary,
  defaultTime: number,
): AsyncGenerator<TestCase> {
  const lines = readLines(file);
  const first = await lines.next();
  if (first.done === true) throw new InputError(`${file}: it is empty`);
  const format = tableFormat(file, first.value);
  if (format === null) {
    yield* caseOfLine(file, first.value, vocabulary, defaultTime);
    for await (const line of lines) yield* caseOfLine(file, line, vocabulary, defaultTime);
    return;
  }
  const { starts, items, times } = await readTable(file, lines, format, vocabulary);
  for (let session = 0; session < starts.length - 1; session++) {
    const start = starts[session] ?? 0;
    const end = starts[session + 1] ?? 0;
    for (let next = start + 1; next < end; next++)
      yield { items: Array.from(items.subarray(start, next)), time: times[next - 1] ?? 0, target: items[next] ?? 0 };
  }
}

function* caseOfLine(
  file: string,
  { number, text }: Line,
  vocabulary: ItemVocabulary,
  time: number,
): Generator<TestCase> {
  if (text.trim() === "") return;
  const [prefix = "", target = "", ...more] = text.split("\t");
  const ids = prefix.split(" ").filter((id) => id !== "");
  const next = target.trim();
  if (ids.length === 0 || next === "" || next.includes(" ") || more.length > 0)
    throw lineError(
      file,
      number,
      "a test case is item ids separated by blanks, a tab, and the one item that came next",
    );
  yield { items: ids.map((id) => vocabulary.numberOf(id)), time, target: vocabulary.numberOf(next) };
}
