/** Largest request of the Segment API as it travels, in bytes (Segment: 500 kB a batch). */
export const SEGMENT_BODY_MAX_BYTES = 512_000;
/** Largest request once a gzip body is decoded, in bytes (RudderStack's gateway: 4,000 kB; its clients count events, not bytes). */
export const SEGMENT_DECODED_MAX_BYTES = 4_096_000;
/** Largest single event, in bytes of JSON (Segment: 32 kB). */
export const SEGMENT_EVENT_MAX_BYTES = 32_768;
/** Most events in one batch (Segment: 2,500). */
export const SEGMENT_BATCH_MAX_EVENTS = 2_500;
