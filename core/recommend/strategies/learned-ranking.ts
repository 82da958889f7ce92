import type { Candidate } from "../answer.ts";
import type { InteractionIndex } from "../index-port.ts";
import { idsOf, newestKnown, type Strategy, type TrailItem } from "../strategy.ts";

/** Newest different items of the trail that may be named as evidence. */
const EVIDENCE_ITEMS = 4;

/**
 * The model's learned ranking: neighbours, transitions, embedding, repeats, trends and categories, weighed as this shop's own
 * latest sessions taught (`core/ranker`). Without a trail or without such a ranking it has nothing to go by. Scores fall evenly
 * from 1 with the place: what the ranking says is an order.
 */
export const learnedRanking: Strategy = ({ index, trail, limit }) => {
  const ranking = index?.learned?.() ?? null;
  if (index === null || ranking === null) return [];
  const prefix = trail.map((id) => index.indexOf(id)).filter((item) => item >= 0);
  if (prefix.length === 0) return [];
  const count = ranking.rank(prefix, limit);
  const sources = newestKnown(index, trail, EVIDENCE_ITEMS);
  return Array.from(
    ranking.items.subarray(0, count),
    (item, place): Candidate => ({
      item: index.idOf(item),
      score: 1 - place / count,
      because: evidenceOf(index, item, sources),
    }),
  );
};

/** The items of the trail that sessions held together with it, most often first. */
function evidenceOf(index: InteractionIndex, item: number, sources: readonly TrailItem[]): readonly string[] {
  const found: { readonly source: TrailItem; readonly sessions: number }[] = [];
  for (const source of sources) {
    const { items, weights } = index.coVisited(source.index);
    const at = items.indexOf(item);
    if (at >= 0) found.push({ source, sessions: weights[at] ?? 0 });
  }
  return idsOf(found.sort((a, b) => b.sessions - a.sessions).map(({ source }) => source));
}
