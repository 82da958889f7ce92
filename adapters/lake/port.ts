import type { Envelope } from "../../core/events/envelope.ts";

/** A committed Avro object container file of the lake. */
export interface LakeFile {
  /** `events/type=T/date=YYYY-MM-DD/hour=HH/NAME.avro`, date and hour of the events' own time, UTC. */
  readonly key: string;
  readonly type: string;
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly hour: number;
  readonly events: number;
  readonly bytes: number;
}

/** The event lake. A file is visible only once its partition has committed it, and an event id is committed at most once. */
export interface LakePort {
  /** Writes events that are not yet in the lake; durable and visible when it resolves. Safe to repeat with the same or overlapping events. */
  write(events: readonly Envelope[]): Promise<{ readonly written: number; readonly duplicates: number }>;
  /** Dates with committed files, ascending, `after` exclusive. */
  dates(after: string | null, limit: number): Promise<readonly string[]>;
  /** Committed files of one date. */
  files(date: string): Promise<readonly LakeFile[]>;
  /** The bytes of a committed file, as other Avro readers open them. */
  open(key: string): Promise<ReadableStream<Uint8Array> | null>;
  /** The events of a committed file; throws when the file is missing or damaged. */
  read(key: string): AsyncIterable<Envelope>;
}
