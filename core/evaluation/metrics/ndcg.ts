/**
 * Normalized discounted cumulative gain of one list with one relevant item, the next one: 1 / log2(place + 1), because the ideal
 * list gains 1. Järvelin and Kekäläinen, "Cumulated gain-based evaluation of IR techniques", ACM TOIS 20(4), 2002.
 */
export const ndcg = (place: number, cutoff: number): number =>
  place > 0 && place <= cutoff ? 1 / Math.log2(place + 1) : 0;
