import type { CountsQuery, Dimension } from "../../core/live/counts-query.ts";
import type { LiveSample } from "../../core/live/live-sample.ts";
import type { LiveCount } from "../../core/live/tally.ts";

/** Counts that belong together. Numbers of one writer ascend; a batch that comes again under its number changes nothing. */
export interface LiveBatch {
  /** From 1. */
  readonly seq: number;
  readonly counts: readonly LiveCount[];
}

/** A count with its step's beginning and what it was told apart by. */
export type TimedCount = Readonly<Partial<Record<Dimension, string>>> & {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly count: number;
};

export interface CountsPage {
  readonly counts: readonly TimedCount[];
  /** `after` of the next page; `null` where this was the last. */
  readonly next: string | null;
}

export type OpenedStream =
  | { readonly outcome: "open"; readonly body: ReadableStream<Uint8Array> }
  /** As many streams are open as may be. */
  | { readonly outcome: "full" };

/** The live view of events. Nothing that it does or fails to do may touch their ingestion. */
export interface LiveEventsPort {
  /** Counts batches, each once, and shows samples to open streams. Rejects when the store fails: hand the batches over again. */
  record(writer: string, batches: readonly LiveBatch[], samples: readonly LiveSample[]): Promise<void>;
  counts(query: CountsQuery): Promise<CountsPage>;
  /** `search`: the query of `GET /v1/events/stream`, which `readStreamQuery` has taken. Text of the event stream format. */
  open(search: string, lastEventId: string | null): Promise<OpenedStream>;
}
