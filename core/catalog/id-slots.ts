const EMPTY = 0;
const TOMBSTONE = -1;
const START_CAPACITY = 1024;
/** FNV-1a, 32 bits: http://www.isthe.com/chongo/tech/comp/fnv/ */
const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

export function hashOfId(id: string): number {
  let hash = FNV_OFFSET;
  for (let at = 0; at < id.length; at++) hash = Math.imul(hash ^ id.charCodeAt(at), FNV_PRIME);
  return (hash ^ (hash >>> 15)) >>> 0;
}

/**
 * From id to slot number without holding a string per id: open addressing with linear probing over an Int32Array. The ids
 * themselves live with the owner, which answers whether a slot holds an id and what that id's hash is.
 */
export class IdSlots {
  readonly #holds: (slot: number, id: string) => boolean;
  readonly #hashOf: (slot: number) => number;
  #table = new Int32Array(START_CAPACITY);
  #live = 0;
  #used = 0;

  constructor(holds: (slot: number, id: string) => boolean, hashOf: (slot: number) => number) {
    this.#holds = holds;
    this.#hashOf = hashOf;
  }

  get size(): number {
    return this.#live;
  }

  /** Slot of an id, or -1. */
  find(id: string, hash = hashOfId(id)): number {
    const cell = this.#cellOf(id, hash);
    return cell < 0 ? -1 : (this.#table[cell] ?? EMPTY) - 1;
  }

  /** Adds an id that is not yet there; the owner must already hold it in `slot`. */
  add(slot: number, hash: number): void {
    if ((this.#used + 1) * 2 > this.#table.length) this.#rebuild();
    this.#place(slot, hash);
    this.#live++;
    this.#used++;
  }

  remove(id: string, hash = hashOfId(id)): void {
    const cell = this.#cellOf(id, hash);
    if (cell < 0) return;
    this.#table[cell] = TOMBSTONE;
    this.#live--;
  }

  #cellOf(id: string, hash: number): number {
    const mask = this.#table.length - 1;
    for (let cell = hash & mask; ; cell = (cell + 1) & mask) {
      const entry = this.#table[cell] ?? EMPTY;
      if (entry === EMPTY) return -1;
      if (entry !== TOMBSTONE && this.#hashOf(entry - 1) === hash && this.#holds(entry - 1, id)) return cell;
    }
  }

  #place(slot: number, hash: number): void {
    const mask = this.#table.length - 1;
    let cell = hash & mask;
    while (this.#table[cell] !== EMPTY) cell = (cell + 1) & mask;
    this.#table[cell] = slot + 1;
  }

  /** Twice the room where the live entries need it; the same room again where tombstones filled it. */
  #rebuild(): void {
    const old = this.#table;
    const grown = this.#live * 4 > old.length ? old.length * 2 : old.length;
    this.#table = new Int32Array(grown);
    this.#used = this.#live;
    for (const entry of old) if (entry > EMPTY) this.#place(entry - 1, this.#hashOf(entry - 1));
  }
}
