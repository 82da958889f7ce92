/** Largest JSON body of an ordinary route, in bytes. */
export const BODY_MAX_BYTES = 262_144;
/** Largest body of `POST /v1/events` and its beacons, in bytes (Segment's batch limit is 500 kB). */
export const EVENTS_BODY_MAX_BYTES = 524_288;
/** Largest body of an import request, in bytes. */
export const IMPORT_BODY_MAX_BYTES = 1_048_576;
/** Deepest nesting of arrays and objects in any JSON body. */
export const JSON_MAX_DEPTH = 12;
/** Most events in one request. */
export const EVENTS_MAX_PER_REQUEST = 500;
/** Most events in one import request. */
export const IMPORT_MAX_EVENTS_PER_REQUEST = 2_500;
/** Most characters of a URL's query string. */
export const QUERY_MAX_CHARS = 8_192;
/** The same where a GET carries an event in its query: what Cloudflare takes of an address at most. */
export const EVENT_QUERY_MAX_CHARS = 16_384;
