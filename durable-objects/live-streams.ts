import { EventStream, resumeAfter } from "../core/live/event-stream.ts";
import {
  HEARTBEAT_MS,
  STREAM_BUFFER_BYTES,
  STREAM_MAX_MS,
  STREAM_STALLED_MS,
  STREAMS_MAX,
} from "../core/live/limits.ts";
import type { LiveSample } from "../core/live/live-sample.ts";
import { type RingEntry, SampleRing } from "../core/live/sample-ring.ts";
import type { StreamQuery } from "../core/live/stream-query.ts";

/** How long streams live and how slow their readers may be; tests shorten them. */
export interface StreamTimes {
  readonly heartbeatMs: number;
  readonly stalledMs: number;
  readonly maxMs: number;
}
const TIMES: StreamTimes = { heartbeatMs: HEARTBEAT_MS, stalledMs: STREAM_STALLED_MS, maxMs: STREAM_MAX_MS };

interface Reader {
  readonly stream: EventStream;
  readonly controller: ReadableStreamDefaultController<Uint8Array>;
  readonly openedAt: number;
  /** When it last had room for more. */
  roomAt: number;
}

const textEncoder = new TextEncoder();

/**
 * The open streams of one object. What a reader does not take is skipped for it: at most `STREAM_BUFFER_BYTES` wait for each, and
 * nobody waits for a reader.
 */
export class LiveStreams {
  /** Tells this ring's numbers from those of the object's next life. */
  readonly #epoch = crypto.randomUUID().replaceAll("-", "").slice(0, 12);
  readonly #ring = new SampleRing();
  readonly #readers = new Set<Reader>();
  readonly #times: StreamTimes;
  #heart: ReturnType<typeof setInterval> | null = null;

  constructor(times = TIMES) {
    this.#times = times;
  }

  get open(): number {
    return this.#readers.size;
  }

  /** Event stream text for one reader; `null` where as many are open as may be. */
  subscribe(query: StreamQuery, lastEventId: string | null, now: number): ReadableStream<Uint8Array> | null {
    if (this.#readers.size >= STREAMS_MAX) return null;
    const stream = new EventStream(query, this.#epoch, Math.random);
    const after = resumeAfter(lastEventId, this.#epoch);
    const missed = after === null ? null : this.#ring.after(after, now);
    let own: Reader | null = null;
    const body = new ReadableStream<Uint8Array>(
      {
        start: (controller) => {
          own = { stream, controller, openedAt: now, roomAt: now };
          this.#readers.add(own);
          controller.enqueue(textEncoder.encode(stream.opening(missed?.complete === true)));
          for (const entry of missed?.entries ?? []) this.#hand(own, entry, now);
        },
        cancel: () => {
          if (own !== null) this.#forget(own);
        },
      },
      new ByteLengthQueuingStrategy({ highWaterMark: STREAM_BUFFER_BYTES }),
    );
    this.#heart ??= setInterval(() => this.#beat(Date.now()), this.#times.heartbeatMs);
    return body;
  }

  publish(samples: readonly LiveSample[], now: number): void {
    if (samples.length === 0) return;
    const entries = this.#ring.push(samples, now);
    for (const reader of this.#readers) for (const entry of entries) this.#hand(reader, entry, now);
  }

  #hand(reader: Reader, entry: RingEntry, now: number): void {
    const text = reader.stream.offer(entry, now);
    if (text !== null && !this.#send(reader, text, now)) reader.stream.skip();
  }

  /** Whether there was room for it. */
  #send(reader: Reader, text: string, now: number): boolean {
    const room = reader.controller.desiredSize ?? 0;
    if (room <= 0) return false;
    reader.roomAt = now;
    reader.controller.enqueue(textEncoder.encode(text));
    return true;
  }

  #beat(now: number): void {
    for (const reader of this.#readers) {
      const { controller, stream, openedAt, roomAt } = reader;
      if ((controller.desiredSize ?? 0) > 0) this.#send(reader, stream.heartbeat(), now);
      if (now - openedAt < this.#times.maxMs && now - roomAt < this.#times.stalledMs) continue;
      this.#forget(reader);
      controller.close();
    }
  }

  #forget(reader: Reader): void {
    this.#readers.delete(reader);
    if (this.#readers.size > 0 || this.#heart === null) return;
    clearInterval(this.#heart);
    this.#heart = null;
  }
}
