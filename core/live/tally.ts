import { TALLY_MAX_ROWS } from "./limits.ts";
import type { Outcome } from "./outcome.ts";

const MINUTE_MS = 60_000;
/** The minute of a time, counted from the epoch. */
export const minuteOf = (time: number): number => Math.floor(time / MINUTE_MS);

/** What is counted apart. None of it is a person's: names of ours, of contracts and of keys. */
export interface Counted {
  /** Minutes since the epoch, of the event's arrival. */
  readonly minute: number;
  /** Canonical type, or `unknown`. */
  readonly type: string;
  /** Protocol that brought it; empty for what consent withheld. */
  readonly source: string;
  /** Id of the key that brought it, `token` for a back-office caller; empty where it is not known. */
  readonly key: string;
  readonly outcome: Outcome;
  /** Why it was refused, or `bot` for a stored event of an automaton; empty for the rest. */
  readonly code: string;
}

export interface LiveCount extends Counted {
  readonly count: number;
}

/** Adds up. Bounded: when it is full, further counts lose key and code, and nothing else. */
export class Tally {
  readonly #maxRows: number;
  #rows = new Map<string, { counted: Counted; count: number }>();

  constructor(maxRows = TALLY_MAX_ROWS) {
    this.#maxRows = maxRows;
  }

  get size(): number {
    return this.#rows.size;
  }

  add(counted: Counted, count = 1): void {
    const { minute, type, source, key, outcome, code } = counted;
    const name = `${minute}|${type}|${source}|${key}|${outcome}|${code}`;
    const row = this.#rows.get(name);
    if (row !== undefined) row.count += count;
    else if (this.#rows.size < this.#maxRows || (key === "" && code === "")) this.#rows.set(name, { counted, count });
    else this.add({ ...counted, key: "", code: "" }, count);
  }

  /** Answers what was added up, and begins anew. */
  take(): LiveCount[] {
    const rows = [...this.#rows.values()].map(({ counted, count }) => ({ ...counted, count }));
    this.#rows = new Map();
    return rows;
  }
}
