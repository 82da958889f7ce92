import { isView, VIEWS_PER_SECOND_MAX, VIEWS_WINDOW_MS } from "./session-rates.ts";

/** Sessions that one memory tells apart: with their last views about 1 MB. */
export const RATE_SESSIONS_MAX = 4_096;
/** Places that a session may have: among as many it is looked for, and the longest unused of them goes. */
const WAYS = 4;

const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

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
 * impossible, which it stays. Holds some thousand of the most recent sessions, by a seeded hash that means nothing outside of this
 * memory; a forgotten session begins anew.
 */
export class SessionRateMemory {
  readonly #seed: number;
  readonly #sets: number;
  /** Hash of the session at each place. */
  readonly #sessions: Uint32Array;
  /** When each place was used last, in uses; 0 where it never was. */
  readonly #used: Uint32Array;
  #uses = 0;
  readonly #impossible: Uint8Array;
  /** Views that each place has seen, so that the next goes where the oldest stands. */
  readonly #counts: Uint32Array;
  readonly #times: Float64Array;
  readonly #ids: Uint32Array;

  /** `seed`: a random 32-bit number. `maxSessions`: a multiple of 4. */
  constructor(seed: number, maxSessions = RATE_SESSIONS_MAX) {
    this.#seed = seed;
    this.#sets = maxSessions / WAYS;
    this.#sessions = new Uint32Array(maxSessions);
    this.#used = new Uint32Array(maxSessions);
    this.#impossible = new Uint8Array(maxSessions);
    this.#counts = new Uint32Array(maxSessions);
    this.#times = new Float64Array(maxSessions * VIEWS_PER_SECOND_MAX);
    this.#ids = new Uint32Array(maxSessions * VIEWS_PER_SECOND_MAX);
  }

  /** Notes views, and answers those of their sessions whose rate is impossible for a person. */
  note(views: readonly RememberedView[]): ReadonlySet<string> {
    const found = new Set<string>();
    for (const { id, session, type, ownTime } of views) {
      const place = this.#placeOf(hash32(session, this.#seed));
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

  #placeOf(session: number): number {
    const first = (session % this.#sets) * WAYS;
    let oldest = first;
    for (let place = first; place < first + WAYS; place++) {
      if (this.#sessions[place] === session && this.#used[place] !== 0) {
        this.#used[place] = ++this.#uses;
        return place;
      }
      if ((this.#used[place] ?? 0) < (this.#used[oldest] ?? 0)) oldest = place;
    }
    this.#sessions[oldest] = session;
    this.#used[oldest] = ++this.#uses;
    this.#impossible[oldest] = 0;
    this.#counts[oldest] = 0;
    return oldest;
  }
}
