/** The highest of what was offered, highest first; of equals the first offered. Insertion: most offers fail the first comparison. */
export class BestItems {
  readonly items: Uint32Array;
  readonly scores: Float64Array;
  size = 0;

  constructor(limit: number) {
    this.items = new Uint32Array(limit);
    this.scores = new Float64Array(limit);
  }

  clear(): void {
    this.size = 0;
  }

  offer(item: number, score: number): void {
    const { items, scores } = this;
    let at = this.size;
    if (at < items.length) this.size++;
    else if (at === 0 || score <= (scores[--at] ?? 0)) return;
    while (at > 0 && (scores[at - 1] ?? 0) < score) {
      scores[at] = scores[at - 1] ?? 0;
      items[at] = items[at - 1] ?? 0;
      at--;
    }
    scores[at] = score;
    items[at] = item;
  }
}
