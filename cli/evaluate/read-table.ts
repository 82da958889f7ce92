import { type GroupedClicks, groupClicks } from "../../core/evaluation/group-clicks.ts";
import { GrowingColumn } from "../../core/evaluation/growing-column.ts";
import type { ItemVocabulary } from "../../core/evaluation/item-vocabulary.ts";
import { InputError, lineError } from "./input-error.ts";
import type { Line } from "./read-lines.ts";

const COLUMNS = ["SessionId", "ItemId", "Time"] as const;

/** How a table's rows are to be read. */
export interface TableFormat {
  readonly separator: "\t" | ",";
  readonly session: number;
  readonly item: number;
  readonly time: number;
}

/** Cells without the blanks and the quotes around them; none holds a separator. */
const cells = (text: string, separator: string): string[] =>
  text.split(separator).map((cell) => cell.trim().replace(/^"(.*)"$/, "$1"));

/** `session_id`, `SESSIONID` and `SessionId` are one column. */
const plain = (name: string): string => name.toLowerCase().replaceAll(/[^a-z]/g, "");

/** Epoch seconds of a number, or of an ISO 8601 date and time; not a number for anything else. */
const secondsOf = (time: string): number => (ISO_TIME.test(time) ? Date.parse(time) / MS_PER_SECOND : Number(time));
const ISO_TIME = /^\d{4}-\d\d-\d\d/;
const MS_PER_SECOND = 1_000;

/** The format that a first line announces; `null` where it is no header of a table of clicks. */
export function tableFormat(file: string, { number, text }: Line): TableFormat | null {
  const separator = text.includes("\t") ? "\t" : ",";
  const written = cells(text, separator);
  const names = written.map(plain);
  const [session = -1, item = -1, time = -1] = COLUMNS.map((name) => names.indexOf(plain(name)));
  // A session's first item may be called "time": a column in other letters counts only beside the other two.
  const isExact = COLUMNS.some((name) => written.includes(name));
  if (!isExact && (session < 0 || item < 0 || time < 0)) return null;
  const missing = COLUMNS.filter((name) => !names.includes(plain(name)));
  if (missing.length > 0)
    throw lineError(
      file,
      number,
      `a table of clicks has the columns ${COLUMNS.join(", ")}; ${missing.join(" and ")} is missing`,
    );
  return { separator, session, item, time };
}

/** The rest of a table, after its header, as sessions in the order of their first row, clicks by time. */
export async function readTable(
  file: string,
  lines: AsyncIterable<Line>,
  format: TableFormat,
  vocabulary: ItemVocabulary,
): Promise<GroupedClicks> {
  const sessionNumbers = new Map<string, number>();
  const sessions = new GrowingColumn((length) => new Uint32Array(length));
  const items = new GrowingColumn((length) => new Uint32Array(length));
  const times = new GrowingColumn((length) => new Float64Array(length));
  for await (const { number, text } of lines) {
    if (text.trim() === "") continue;
    const row = cells(text, format.separator);
    const session = row[format.session] ?? "";
    const item = row[format.item] ?? "";
    const time = row[format.time] ?? "";
    if (session === "" || item === "" || time === "")
      throw lineError(file, number, "a row needs a session, an item and a time");
    const seconds = secondsOf(time);
    if (!Number.isFinite(seconds))
      throw lineError(file, number, `the time ${JSON.stringify(time)} is not a number of seconds`);
    const known = sessionNumbers.get(session);
    if (known === undefined) sessionNumbers.set(session, sessionNumbers.size);
    sessions.push(known ?? sessionNumbers.size - 1);
    items.push(vocabulary.numberOf(item));
    times.push(seconds);
  }
  if (items.length === 0) throw new InputError(`${file}: it holds no clicks`);
  return groupClicks({ sessions: sessions.toArray(), items: items.toArray(), times: times.toArray() });
}
