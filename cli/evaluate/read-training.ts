import type { ClickLog } from "../../core/evaluation/click-log.ts";
import { GrowingColumn } from "../../core/evaluation/growing-column.ts";
import type { ItemVocabulary } from "../../core/evaluation/item-vocabulary.ts";
import { spreadTimes } from "../../core/evaluation/spread-times.ts";
import { InputError, lineError } from "./input-error.ts";
import { type Line, readLines } from "./read-lines.ts";
import { readTable, tableFormat } from "./read-table.ts";

/** Reads training clicks: a table of clicks, or one session a line, item ids separated by blanks, the oldest session first. */
export async function readTraining(file: string, vocabulary: ItemVocabulary): Promise<ClickLog> {
  const lines = readLines(file);
  const first = await lines.next();
  if (first.done === true) throw new InputError(`${file}: it is empty`);
  const format = tableFormat(file, first.value);
  const clicks =
    format === null
      ? await readSessions(file, first.value, lines, vocabulary)
      : await readTable(file, lines, format, vocabulary);
  return { itemCount: vocabulary.size, ...clicks };
}

async function readSessions(file: string, first: Line, rest: AsyncIterable<Line>, vocabulary: ItemVocabulary) {
  const ends = new GrowingColumn((length) => new Uint32Array(length));
  const items = new GrowingColumn((length) => new Uint32Array(length));
  ends.push(0);
  const add = ({ number, text }: Line) => {
    if (text.includes("\t"))
      throw lineError(file, number, "a session is item ids separated by blanks, but this line holds a tab");
    const ids = text.split(" ").filter((id) => id !== "");
    if (ids.length === 0) return;
    for (const id of ids) items.push(vocabulary.numberOf(id));
    ends.push(items.length);
  };
  add(first);
  for await (const line of rest) add(line);
  if (items.length === 0) throw new InputError(`${file}: it holds no sessions`);
  const starts = ends.toArray();
  return { starts, items: items.toArray(), times: spreadTimes(starts) };
}
