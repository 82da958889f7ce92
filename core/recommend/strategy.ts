import type { CatalogView } from "../catalog/catalog-view.ts";
import type { Candidate } from "./answer.ts";
import type { InteractionIndex } from "./index-port.ts";
import type { ScoreTable } from "./score-table.ts";

/** What a strategy may look at. Everything is already decided: what is personal is empty where it may not be used. */
export interface StrategyInput {
  /** `null` while the shop has no model. */
  readonly index: InteractionIndex | null;
  readonly catalog: CatalogView;
  /** Items that the person showed interest in, oldest first, repeats included; the current product stands last. */
  readonly trail: readonly string[];
  /** The product that the page shows. */
  readonly item: string | null;
  readonly cart: readonly string[];
  /** The category that the page, its product, or else the last item of the trail belongs to. */
  readonly category: string | null;
  /** Neighbours by content, already fetched by the caller; `null` where there are none for the item. */
  readonly contentNeighbours: (item: string) => readonly Candidate[] | null;
  /** Most candidates wanted. */
  readonly limit: number;
}

/** Proposes products, best first, at most `limit`. Answers `[]` where it has nothing to go by. */
export type Strategy = (input: StrategyInput) => readonly Candidate[];

/** Most ids of evidence that a candidate carries. */
const BECAUSE_MAX = 3;

/** A known item of the trail with its distance from the end: 0 is the newest. */
export interface TrailItem {
  readonly id: string;
  readonly index: number;
  readonly distance: number;
}

/** The newest `count` different items of `ids` that the model knows, newest first. */
export function newestKnown(index: InteractionIndex, ids: readonly string[], count: number): readonly TrailItem[] {
  const known: TrailItem[] = [];
  const seen = new Set<string>();
  for (let at = ids.length - 1; at >= 0 && known.length < count; at--) {
    const id = ids[at];
    if (id === undefined || seen.has(id)) continue;
    seen.add(id);
    const item = index.indexOf(id);
    if (item >= 0) known.push({ id, index: item, distance: seen.size - 1 });
  }
  return known;
}

export const idsOf = (items: readonly TrailItem[]): readonly string[] => items.map(({ id }) => id);

/** The best of a score table as candidates; the table's sources are `sources`, in order. */
export function candidatesOf(
  table: ScoreTable,
  index: InteractionIndex,
  sources: readonly string[],
  limit: number,
): readonly Candidate[] {
  return table.top(limit).map((item) => ({
    item: index.idOf(item),
    score: table.total(item),
    because: evidence(table, item, sources),
  }));
}

/** The sources that gave most to an item, strongest first. */
function evidence(table: ScoreTable, item: number, sources: readonly string[]): readonly string[] {
  const shares: { readonly id: string; readonly share: number }[] = [];
  for (let source = 0; source < sources.length; source++) {
    const share = table.share(item, source);
    if (share > 0) shares.push({ id: sources[source] ?? "", share });
  }
  if (shares.length > 1) shares.sort((a, b) => b.share - a.share);
  return shares.slice(0, BECAUSE_MAX).map(({ id }) => id);
}
