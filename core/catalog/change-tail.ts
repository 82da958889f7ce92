import type { CatalogChange } from "./product.ts";

/** A stretch of the feed: `position` is where to ask from next. */
export interface ChangeStretch {
  readonly changes: readonly CatalogChange[];
  readonly position: number;
  readonly more: boolean;
}

/** The newest changes of the feed, without gaps above `floor`, in ascending order of position. */
export class ChangeTail {
  readonly #capacity: number;
  #changes: CatalogChange[];
  #floor: number;

  /**
   * @param changes the newest changes, ascending
   * @param floor every change above it is among `changes`
   * @param capacity most changes kept
   */
  constructor(changes: readonly CatalogChange[], floor: number, capacity: number) {
    this.#capacity = capacity;
    this.#changes = [...changes];
    this.#floor = floor;
    this.#trim();
  }

  /** Position of the newest change known. */
  get head(): number {
    return this.#changes.at(-1)?.position ?? this.#floor;
  }

  /** Takes what followed `head`; changes that are known already are left out. */
  append(newer: readonly CatalogChange[]): void {
    const head = this.head;
    for (const change of newer) if (change.position > head) this.#changes.push(change);
    this.#trim();
  }

  /** What came after `position`; `null` where the tail does not reach back that far. */
  after(position: number, limit: number): ChangeStretch | null {
    if (position < this.#floor) return null;
    const from = this.#firstAbove(position);
    const changes = this.#changes.slice(from, from + limit);
    return {
      changes,
      position: changes.at(-1)?.position ?? position,
      more: from + changes.length < this.#changes.length,
    };
  }

  #firstAbove(position: number): number {
    let low = 0;
    let high = this.#changes.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#changes[middle]?.position ?? 0) > position) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  #trim(): void {
    const surplus = this.#changes.length - this.#capacity;
    if (surplus <= 0) return;
    this.#floor = this.#changes[surplus - 1]?.position ?? this.#floor;
    this.#changes = this.#changes.slice(surplus);
  }
}
