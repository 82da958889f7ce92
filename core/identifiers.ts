/**
 * The shapes that identifiers may have. They are narrow on purpose: none admits `@` or a space where a browser chooses the
 * value (session and event ids), so an e-mail address cannot travel as an identifier.
 */

/** Longest identifier accepted anywhere, in characters. */
export const ID_MAX_CHARS = 64;

/** Event ids: chosen by the client, unique per event. UUIDs, ULIDs and `source:number` forms fit. */
export const EVENT_ID_PATTERN = /^[A-Za-z0-9._:-]{1,64}$/;

/** Session and anonymous ids: random, chosen by the client. */
export const SESSION_ID_PATTERN = /^[A-Za-z0-9._:-]{1,64}$/;

/** Product, category and order ids: a shop's own SKUs; printable ASCII without spaces, quotes, commas or backslashes. */
export const ITEM_ID_PATTERN = /^[\x21\x23-\x26\x28-\x2b\x2d-\x5b\x5d-\x7e]{1,64}$/;

export const isItemId = (value: unknown): value is string => typeof value === "string" && ITEM_ID_PATTERN.test(value);
