/** Clicks that there is room for at first; it doubles where sessions hold more. */
const START_CLICKS = 2_048;

/** Sessions as flat arrays: clicks of session `s` from `starts[s]` to `starts[s + 1]`. */
interface FlatSessions {
  readonly starts: Uint32Array;
  readonly items: Uint32Array;
  /** Of each click; where all are of one kind, none. */
  readonly kinds?: Uint8Array | null;
}

/**
 * Clicks of a few sessions, copied side by side. In a large index they lie far apart, in no cache of the processor: copying waits for
 * many of them at a time, where reading one session after the other, and deciding what to do with it, waits for each. Reused; nothing is
 * allocated once there is room.
 */
export class GatheredSessions {
  /** Items of all clicks, session after session. */
  items = new Uint32Array(START_CLICKS);
  /** Beside `items`, where the sessions had kinds. */
  kinds = new Uint8Array(START_CLICKS);
  /** Where each gathered session's clicks end; they begin where those of the one before end. */
  readonly ends: Uint32Array;
  readonly #from: Uint32Array;

  constructor(sessionsMax: number) {
    this.ends = new Uint32Array(sessionsMax);
    this.#from = new Uint32Array(sessionsMax);
  }

  /** Gathers the first `count` of `sessions`. */
  gather({ starts, items, kinds = null }: FlatSessions, sessions: Uint32Array, count: number): void {
    const { ends } = this;
    const from = this.#from;
    let clicks = 0;
    for (let at = 0; at < count; at++) {
      const session = sessions[at] ?? 0;
      const start = starts[session] ?? 0;
      from[at] = start;
      clicks += (starts[session + 1] ?? 0) - start;
      ends[at] = clicks;
    }
    this.#makeRoom(clicks);
    const copied = this.items;
    let click = 0;
    for (let at = 0; at < count; at++) {
      const shift = (from[at] ?? 0) - click;
      const end = ends[at] ?? 0;
      if (kinds !== null) for (let to = click; to < end; to++) this.kinds[to] = kinds[to + shift] ?? 0;
      for (; click < end; click++) copied[click] = items[click + shift] ?? 0;
    }
  }

  /** Where the clicks of gathered session `number` begin. */
  startOf(number: number): number {
    return number === 0 ? 0 : (this.ends[number - 1] ?? 0);
  }

  #makeRoom(clicks: number): void {
    let room = this.items.length;
    if (clicks <= room) return;
    while (room < clicks) room *= 2;
    this.items = new Uint32Array(room);
    this.kinds = new Uint8Array(room);
  }
}
