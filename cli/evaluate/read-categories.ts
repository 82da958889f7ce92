import { InputError, lineError } from "./input-error.ts";
import { readLines } from "./read-lines.ts";

/** Reads the category of each item from a CSV file whose header names `item` and `category`. */
export async function readCategories(file: string): Promise<ReadonlyMap<string, string>> {
  const categories = new Map<string, string>();
  let columns: { readonly item: number; readonly category: number } | null = null;
  for await (const { number, text } of readLines(file)) {
    if (text.trim() === "") continue;
    const row = text.split(",").map((cell) => cell.trim());
    if (columns === null) {
      columns = { item: row.indexOf("item"), category: row.indexOf("category") };
      if (columns.item < 0 || columns.category < 0)
        throw lineError(file, number, "the header must name the columns item and category");
      continue;
    }
    const item = row[columns.item] ?? "";
    const category = row[columns.category] ?? "";
    if (item === "" || category === "") throw lineError(file, number, "a row needs an item and a category");
    categories.set(item, category);
  }
  if (columns === null) throw new InputError(`${file}: it is empty`);
  return categories;
}
