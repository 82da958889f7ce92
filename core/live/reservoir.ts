/** A fair draw from a row whose end is not known: Vitter, "Random sampling with a reservoir", algorithm R (1985). */
export class Reservoir<T> {
  readonly #capacity: number;
  readonly #random: () => number;
  #kept: T[] = [];
  #seen = 0;

  /** `random` answers numbers in [0, 1). */
  constructor(capacity: number, random: () => number) {
    this.#capacity = capacity;
    this.#random = random;
  }

  /** `make` is called only for what is drawn. */
  offer(make: () => T): void {
    this.#seen++;
    if (this.#kept.length < this.#capacity) {
      this.#kept.push(make());
      return;
    }
    const place = Math.floor(this.#random() * this.#seen);
    if (place < this.#capacity) this.#kept[place] = make();
  }

  /** Answers what was drawn and how many there were, and begins anew. */
  take(): { readonly kept: T[]; readonly seen: number } {
    const taken = { kept: this.#kept, seen: this.#seen };
    this.#kept = [];
    this.#seen = 0;
    return taken;
  }
}
