import { STREAM_EVENTS_PER_SECOND_MAX, STREAM_RETRY_MS, STREAM_SESSIONS_MAX } from "./limits.ts";
import type { LiveSample } from "./live-sample.ts";
import type { RingEntry } from "./sample-ring.ts";
import type { StreamQuery } from "./stream-query.ts";

const SECOND_MS = 1_000;

/**
 * What one reader is sent, as text of the event stream format (HTML Standard, section 9.2.6): which events, how many, under which
 * names. Sessions are numbered as they come, anew in each stream, so that no two streams can be joined by them.
 */
export class EventStream {
  readonly #query: StreamQuery;
  readonly #epoch: string;
  readonly #random: () => number;
  readonly #sessions = new Map<string, number>();
  #sessionsSeen = 0;
  #second = Number.NEGATIVE_INFINITY;
  #sentInSecond = 0;
  #skipped = 0;

  /** `epoch` names the ring that numbers the events; `random` answers numbers in [0, 1). */
  constructor(query: StreamQuery, epoch: string, random: () => number) {
    this.#query = query;
    this.#epoch = epoch;
    this.#random = random;
  }

  /** How the stream begins. `resumed` says whether it takes up where the reader's last one ended. */
  opening(resumed: boolean): string {
    return `retry: ${STREAM_RETRY_MS}\nevent: notice\ndata: ${JSON.stringify({ resumed, sample: this.#query.sample })}\n\n`;
  }

  /** The text of an entry; `null` where it is not for this reader, not drawn, or one too many for this second. */
  offer({ seq, sample }: RingEntry, now: number): string | null {
    if (!this.#wants(sample)) return null;
    if (this.#query.sample < 1 && this.#random() >= this.#query.sample) return null;
    if (now - this.#second >= SECOND_MS) {
      this.#second = now;
      this.#sentInSecond = 0;
    }
    if (this.#sentInSecond >= STREAM_EVENTS_PER_SECOND_MAX) {
      this.#skipped++;
      return null;
    }
    this.#sentInSecond++;
    const { at, type, source, key, outcome, code, path, bot, session, data } = sample;
    const shown = {
      ...{ at: new Date(at).toISOString(), type, source, key, outcome },
      ...(code === "" ? {} : { code, path }),
      ...(bot.length === 0 ? {} : { bot }),
      session: session === null ? null : this.#numberOf(session),
      data,
    };
    return `id: ${this.#epoch}-${seq}\ndata: ${JSON.stringify(shown)}\n\n`;
  }

  /** An event that could not be handed over, because the reader is slow. */
  skip(): void {
    this.#skipped++;
  }

  /** What is sent in between: how many events were skipped since, or a comment. */
  heartbeat(): string {
    if (this.#skipped === 0) return ":\n\n";
    const skipped = this.#skipped;
    this.#skipped = 0;
    return `event: notice\ndata: ${JSON.stringify({ skipped })}\n\n`;
  }

  #wants({ type, source, outcome }: LiveSample): boolean {
    const { types, sources, outcomes } = this.#query;
    return (types?.has(type) ?? true) && (sources?.has(source) ?? true) && (outcomes?.has(outcome) ?? true);
  }

  #numberOf(session: string): number {
    const known = this.#sessions.get(session);
    if (known !== undefined) return known;
    if (this.#sessions.size >= STREAM_SESSIONS_MAX) this.#sessions.clear();
    this.#sessions.set(session, ++this.#sessionsSeen);
    return this.#sessionsSeen;
  }
}

/** The number of the entry that a `Last-Event-ID` names; `null` where it is none of this ring's. */
export function resumeAfter(lastEventId: string | null, epoch: string): number | null {
  const [, given, seq] = /^([a-z0-9]{1,32})-(\d{1,15})$/.exec(lastEventId ?? "") ?? [];
  return given === epoch && seq !== undefined ? Number(seq) : null;
}
