import type { JsonObject } from "../../core/json.ts";

/** What the original bytes are: one raw event, an accepted envelope that could not be delivered, or a queue message nobody can read. */
export type BadEventForm = "event" | "envelope" | "message";

/** An event that was not taken in, with everything that is needed to see why and to try again. */
export interface RejectedEvent {
  /** Stable code, e.g. `unknown_type`, `missing_field`. */
  readonly reason: string;
  /** Event type of the contract that refused it, `null` where none was reached. */
  readonly contract: string | null;
  /** Version of that contract. */
  readonly version: string | null;
  /** Where in the event, e.g. `data.products.0.price`; names that are the client's own are taken out before anything is stored. */
  readonly path: string | null;
  /**
   * UTF-8 JSON of one event as the native API takes it: protocols hand over what they translated to, its id included, so that a
   * replay keeps the id. Encrypted before it is stored.
   */
  readonly bytes: Uint8Array;
  /** Epoch milliseconds. A replay judges the event as of then. */
  readonly receivedAt: number;
  /** Protocol that brought it: `native`, `import`, `segment` … */
  readonly source: string;
  /** What else acceptance knew of the request (channel, signals, consent headers); encrypted with the bytes, handed back on replay. */
  readonly arrival?: JsonObject;
  /** `event` unless said otherwise. */
  readonly form?: BadEventForm;
}

/** Where rejected events are handed over. */
export interface BadEventSink {
  /**
   * Resolves when every one is durable; rejects when a store fails: answer 503 then, the client sends again. An event that is
   * handed over again on the same day changes nothing.
   */
  keep(rejected: readonly RejectedEvent[]): Promise<void>;
}

/** `kept` waits for a fix; `replayed` was taken in by a later attempt; `counted_only` came when the day's store was full. */
export const BAD_EVENT_STATES = ["kept", "replayed", "counted_only"] as const;
export type BadEventState = (typeof BAD_EVENT_STATES)[number];

/** All are optional and narrow the answer. */
export interface BadEventFilter {
  readonly reason?: string;
  readonly contract?: string;
  readonly source?: string;
  readonly state?: BadEventState;
  /** Dates of arrival, `YYYY-MM-DD`, both inclusive. */
  readonly from?: string;
  readonly to?: string;
}

/** What a person may see of a bad event: never a value of the original. */
export interface BadEvent {
  /** Keyed digest of the original: names it, tells nothing. */
  readonly id: string;
  readonly reason: string;
  readonly contract: string | null;
  readonly version: string | null;
  readonly path: string | null;
  readonly source: string;
  readonly form: BadEventForm;
  readonly receivedAt: number;
  /** Size of the original, in bytes. */
  readonly bytes: number;
  readonly state: BadEventState;
  /** When it was taken in after all, epoch milliseconds. */
  readonly replayedAt: number | null;
  /** Attempts that refused it again. */
  readonly attempts: number;
  /** JSON text of its shape: names that contracts know, and of each value its kind and length. */
  readonly shape: string;
}

export interface BadEventCount {
  readonly reason: string;
  readonly contract: string | null;
  readonly version: string | null;
  readonly state: BadEventState;
  readonly count: number;
}

/** A bad event that a replay has claimed, opened. */
export interface ClaimedBadEvent {
  readonly id: string;
  /** Date of arrival: names the index that keeps it. */
  readonly date: string;
  readonly form: BadEventForm;
  readonly source: string;
  readonly receivedAt: number;
  /** `null` where the bytes are gone or their key is no longer configured: it stays as it is. */
  readonly original: { readonly bytes: Uint8Array; readonly arrival: JsonObject } | null;
}

/** What became of a claimed event: `replayed`, or the reason why it was refused again. */
export interface ReplayOutcome {
  readonly id: string;
  readonly date: string;
  readonly refused: { readonly reason: string; readonly version: string | null; readonly path: string | null } | null;
}

export interface BadEventStore extends BadEventSink {
  counts(filter: BadEventFilter, now: number): Promise<readonly BadEventCount[]>;
  /** Oldest first; `after` is the `next` of the page before. */
  list(
    filter: BadEventFilter,
    page: { readonly after: string | null; readonly limit: number; readonly now: number },
  ): Promise<{ readonly events: readonly BadEvent[]; readonly next: string | null }>;
  /**
   * Takes up to `limit` kept events for a replay that began at `startedAt`, oldest first. Nobody else gets them until the claim
   * ends; a replay that dies lets go of them after a while. Those that this replay saw refused are not given again.
   */
  claim(
    filter: BadEventFilter,
    replay: { readonly startedAt: number; readonly limit: number; readonly now: number },
  ): Promise<readonly ClaimedBadEvent[]>;
  /** How many events a replay that began at `startedAt` has still to try, those included that somebody holds right now. */
  due(filter: BadEventFilter, startedAt: number, now: number): Promise<number>;
  /** Ends claims: call it after the effect of the replay is durable. */
  settle(outcomes: readonly ReplayOutcome[], now: number): Promise<void>;
  /** Erases the bad events of a person or session, named by the lake's pseudonyms; answers how many. */
  erase(pseudonyms: readonly string[], now: number): Promise<number>;
}
