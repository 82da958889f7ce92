import { formatTable } from "../report/format-table.ts";
import type { Likeness } from "./likeness.ts";

const HEADER = [
  "shop",
  "clicks",
  "items",
  "mean length",
  "50/90/99/99.9 %",
  "Gini",
  "top 1 %",
  "repeats",
  "top 1",
  "top 5",
  "top 20",
  "top 100",
  "new items",
] as const;

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

/** Shops beside each other: how alike they are. */
export const likenessTable = (shops: readonly { readonly name: string; readonly likeness: Likeness }[]): string =>
  formatTable(
    HEADER,
    shops.map(({ name, likeness }) => [
      name,
      likeness.clicks.toLocaleString("en"),
      likeness.items.toLocaleString("en"),
      likeness.meanLength.toFixed(2),
      likeness.lengths.join(" / "),
      likeness.popularityGini.toFixed(3),
      percent(likeness.topPercentShare),
      percent(likeness.repeats),
      ...likeness.found.map(percent),
      percent(likeness.onNewItems),
    ]),
  );
