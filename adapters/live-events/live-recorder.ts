import { SAMPLES_PER_OUTCOME } from "../../core/live/limits.ts";
import type { LiveSample } from "../../core/live/live-sample.ts";
import type { ShownOutcome } from "../../core/live/outcome.ts";
import { Reservoir } from "../../core/live/reservoir.ts";
import { type Counted, Tally } from "../../core/live/tally.ts";
import type { LiveBatch, LiveEventsPort } from "./port.ts";

/** Time between two hand-overs of one isolate, in milliseconds. */
export const FLUSH_EVERY_MS = 1_000;
/** Hand-overs that one request's work behind the answer may last for: the runtime ends it after 30 s. */
const ROUNDS_MAX = 15;
/** A hand-over that has not ended by then never will, in milliseconds: the next request begins another. */
const FLUSH_STUCK_MS = 40_000;
/** What an answer may take, in milliseconds. */
const ANSWER_TIMEOUT_MS = 5_000;
/** Batches that wait for a failing store; beyond them the oldest are lost, and said to be. */
const UNSENT_MAX = 60;

export interface RecorderSettings {
  /** A name that no other isolate has. */
  readonly writer: string;
  readonly flushEveryMs?: number;
  readonly random?: () => number;
  /** Told how many events' counts were given up, after failures. */
  readonly onLost?: (events: number) => void;
}

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Gathers what an isolate's requests say, in plain memory, and hands it over behind their answers: one call about every second,
 * whatever the traffic. A request neither waits for it nor fails by it. Counts that could not be handed over are handed over again
 * under their number; samples are not.
 */
export class LiveRecorder {
  readonly #port: LiveEventsPort;
  readonly #writer: string;
  readonly #flushEveryMs: number;
  readonly #onLost: (events: number) => void;
  readonly #tally = new Tally();
  readonly #samples: Readonly<Record<ShownOutcome, Reservoir<LiveSample>>>;
  #unsent: LiveBatch[] = [];
  #seq = 0;
  #flushedAt = Number.NEGATIVE_INFINITY;
  /** When the hand-over under way began; `null` where there is none. */
  #flushing: number | null = null;

  constructor(port: LiveEventsPort, settings: RecorderSettings) {
    const { writer, flushEveryMs = FLUSH_EVERY_MS, random = Math.random, onLost = () => undefined } = settings;
    this.#port = port;
    this.#writer = writer;
    this.#flushEveryMs = flushEveryMs;
    this.#onLost = onLost;
    const reservoir = () => new Reservoir<LiveSample>(SAMPLES_PER_OUTCOME, random);
    this.#samples = { accepted: reservoir(), bot: reservoir(), rejected: reservoir() };
  }

  count(counted: Counted): void {
    this.#tally.add(counted);
  }

  sample(outcome: ShownOutcome, make: () => LiveSample): void {
    this.#samples[outcome].offer(make);
  }

  /** Sees to it that what was gathered is handed over; `behind` keeps work alive after the answer (`waitUntil`). */
  flush(behind: (work: Promise<unknown>) => void): void {
    const now = Date.now();
    if (this.#flushing !== null && now - this.#flushing < FLUSH_STUCK_MS) return;
    this.#flushing = now;
    behind(this.#handOver(now));
  }

  async #handOver(startedAt: number): Promise<void> {
    try {
      for (let round = 0; round < ROUNDS_MAX && (this.#tally.size > 0 || this.#unsent.length > 0); round++) {
        const wait = this.#flushedAt + this.#flushEveryMs - Date.now();
        if (wait > 0) await sleep(wait);
        this.#flushedAt = Date.now();
        await this.#send();
      }
    } catch {
      // The batches stay; the next request tries again.
    } finally {
      if (this.#flushing === startedAt) this.#flushing = null;
    }
  }

  async #send(): Promise<void> {
    const counts = this.#tally.take();
    const { accepted, bot, rejected } = this.#samples;
    const samples = [accepted, bot, rejected].flatMap((reservoir) => reservoir.take().kept);
    if (counts.length > 0) this.#unsent.push({ seq: ++this.#seq, counts });
    this.#giveUpOldest();
    const sent = this.#seq;
    await inTime(this.#port.record(this.#writer, this.#unsent, samples), ANSWER_TIMEOUT_MS);
    this.#unsent = this.#unsent.filter(({ seq }) => seq > sent);
  }

  #giveUpOldest(): void {
    const lost = this.#unsent.slice(0, Math.max(0, this.#unsent.length - UNSENT_MAX));
    if (lost.length === 0) return;
    this.#unsent = this.#unsent.slice(lost.length);
    this.#onLost(lost.flatMap(({ counts }) => counts).reduce((sum, { count }) => sum + count, 0));
  }
}

async function inTime<T>(work: Promise<T>, timeoutMs: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | null = null;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("no answer in time")), timeoutMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
