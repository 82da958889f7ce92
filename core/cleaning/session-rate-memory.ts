import { isView, VIEWS_PER_SECOND_MAX, VIEWS_WINDOW_MS } from "./session-rates.ts";

/** Sessions that one memory tells apart: with their last views about 1.5 MB. */
export const RATE_SESSIONS_MAX = 4_096;

const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;
const TWO_TO_21 = 0x200000;

/** FNV-1a with a seed, 32 bits. */
function hash32(text: string, seed: number): number {
  let hash = (FNV_OFFSET ^ seed) >>> 0;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), FNV_PRIME) >>> 0;
  return hash;
}

/** A view with what makes it one: an event that is sent again is no second view. */
export interface RememberedView {
  readonly id: string;
  readonly session: string;
  readonly type: string;
  /** Epoch milliseconds, as the client says; `null` where it says none. */
  readonly ownTime: number | null;
}

/**
 * Sees rates that no person can have across requests: a session's last views by their own times, and whether it was found
 * impossible, which it stays. Holds the most recent sessions, by a seeded hash that means nothing outside of this memory; a
 * forgotten session begins anew.
 */
export class SessionRateMemory {
  readonly #maxSessions: number;
  readonly #seed: number;
  /** Hash of a session → its place, the longest unused first. */
  readonly #places = new Map<number, number>();
  readonly #times: Float64Array;
  readonly #ids: Uint32Array;
  /** Views that each place has seen, so that the next goes where the oldest stands. */
  readonly #counts: Uint32Array;
  readonly #impossible: Uint8Array;

  /** `seed`: a random 32-bit number. */
  constructor(seed: number, maxSessions = RATE_SESSIONS_MAX) {
    this.#seed = seed;
    this.#maxSessions = maxSessions;
    this.#times = new Float64Array(maxSessions * VIEWS_PER_SECOND_MAX);
    this.#ids = new Uint32Array(maxSessions * VIEWS_PER_SECOND_MAX);
    this.#counts = new Uint32Array(maxSessions);
    this.#impossible = new Uint8Array(maxSessions);
  }

  /** Notes views, and answers those of their sessions whose rate is impossible for a person. */
  note(views: readonly RememberedView[]): ReadonlySet<string> {
    const found = new Set<string>();
    for (const { id, session, type, ownTime } of views) {
      const place = this.#placeOf(session);
      if (ownTime !== null && isView(type)) this.#add(place, ownTime, hash32(id, this.#seed));
      if (this.#impossible[place] === 1) found.add(session);
    }
    return found;
  }

  #add(place: number, time: number, id: number): void {
    const start = place * VIEWS_PER_SECOND_MAX;
    const count = this.#counts[place] ?? 0;
    const held = Math.min(count, VIEWS_PER_SECOND_MAX);
    let earliest = time;
    let latest = time;
    for (let at = start; at < start + held; at++) {
      if (this.#ids[at] === id) return;
      const other = this.#times[at] ?? time;
      if (other < earliest) earliest = other;
      if (other > latest) latest = other;
    }
    if (held === VIEWS_PER_SECOND_MAX && latest - earliest < VIEWS_WINDOW_MS) this.#impossible[place] = 1;
    const at = start + (count % VIEWS_PER_SECOND_MAX);
    this.#times[at] = time;
    this.#ids[at] = id;
    this.#counts[place] = count + 1;
  }

  #placeOf(session: string): number {
    // 53 bits: two of 4,096 sessions share a hash once in a billion times.
    const hash = hash32(session, this.#seed) * TWO_TO_21 + (hash32(session, ~this.#seed) >>> 11);
    const known = this.#places.get(hash);
    if (known !== undefined) {
      this.#places.delete(hash);
      this.#places.set(hash, known);
      return known;
    }
    const place = this.#freePlace();
    this.#counts[place] = 0;
    this.#impossible[place] = 0;
    this.#places.set(hash, place);
    return place;
  }

  #freePlace(): number {
    if (this.#places.size < this.#maxSessions) return this.#places.size;
    for (const [hash, place] of this.#places) {
      this.#places.delete(hash);
      return place;
    }
    return 0;
  }
}
