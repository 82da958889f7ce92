import { RING_MAX_AGE_MS, RING_MAX_EVENTS } from "./limits.ts";
import type { LiveSample } from "./live-sample.ts";

export interface RingEntry {
  /** Place in the row since the ring was made, from 1. */
  readonly seq: number;
  readonly sample: LiveSample;
}

/** The last samples, for a while, so that a stream can be taken up after a break. In memory only. */
export class SampleRing {
  readonly #maxEvents: number;
  readonly #maxAgeMs: number;
  #entries: RingEntry[] = [];
  #seq = 0;

  constructor(maxEvents = RING_MAX_EVENTS, maxAgeMs = RING_MAX_AGE_MS) {
    this.#maxEvents = maxEvents;
    this.#maxAgeMs = maxAgeMs;
  }

  /** Number of the last entry; 0 where there was none yet. */
  get last(): number {
    return this.#seq;
  }

  push(samples: readonly LiveSample[], now: number): readonly RingEntry[] {
    const entries = samples.map((sample) => ({ seq: ++this.#seq, sample }));
    this.#entries = [...this.#entries, ...entries]
      .slice(-this.#maxEvents)
      .filter(({ sample }) => now - sample.at <= this.#maxAgeMs);
    return entries;
  }

  /** What came after entry `seq`; `complete` says whether nothing between is gone. */
  after(seq: number, now: number): { readonly entries: readonly RingEntry[]; readonly complete: boolean } {
    const entries = this.#entries.filter((entry) => entry.seq > seq && now - entry.sample.at <= this.#maxAgeMs);
    return { entries, complete: entries.length === this.#seq - seq };
  }
}
