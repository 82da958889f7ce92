/** How long counts are kept by the minute, in milliseconds; after that by the hour. */
export const MINUTES_KEPT_MS = 172_800_000;
/** How long counts are kept by the hour, in milliseconds. */
export const HOURS_KEPT_MS = 2_592_000_000;

/** Different counts that one isolate gathers before it hands them over; what goes beyond is counted without its key and code. */
export const TALLY_MAX_ROWS = 2_000;
/** Events of one outcome that an isolate hands over at a time, drawn at random from all of them. */
export const SAMPLES_PER_OUTCOME = 40;
/** Longest payload of a shown event, in characters of JSON; a longer one is left out. */
export const SAMPLE_DATA_MAX_CHARS = 2_000;
/** Longest text of a shown field, in characters. */
export const SAMPLE_TEXT_MAX_CHARS = 200;

/** Events that a stream may take up after a break. */
export const RING_MAX_EVENTS = 1_000;
/** How long an event waits for those that take up a stream, in milliseconds. */
export const RING_MAX_AGE_MS = 300_000;

/** Streams that may be open at once. */
export const STREAMS_MAX = 20;
/** Events a second that one stream gets at most, whatever share it asks for. */
export const STREAM_EVENTS_PER_SECOND_MAX = 50;
/** Bytes that wait for a slow reader; what comes while they do is skipped. */
export const STREAM_BUFFER_BYTES = 65_536;
/** A comment is sent this often, in milliseconds, so that no proxy takes the silence for the end. */
export const HEARTBEAT_MS = 15_000;
/** A reader that took nothing for this long is let go, in milliseconds. */
export const STREAM_STALLED_MS = 60_000;
/** A stream ends after this long, in milliseconds; its reader takes it up again by itself, with a token that still holds. */
export const STREAM_MAX_MS = 900_000;
/** What a reader waits before it takes a stream up again, in milliseconds (`retry:`). */
export const STREAM_RETRY_MS = 2_000;
/** Sessions that one stream tells apart. */
export const STREAM_SESSIONS_MAX = 2_000;
