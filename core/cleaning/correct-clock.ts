/**
 * A client's clock that is further off than this is corrected, in milliseconds. Below it the difference may be the journey's, and
 * an event that is sent again must keep its time: the lake finds its first copy by its date.
 */
export const CLOCK_SKEW_TOLERANCE_MS = 60_000;

/** RFC 3339 or epoch milliseconds as epoch milliseconds; `null` for anything else. */
export function readTime(value: unknown): number | null {
  const time = typeof value === "number" ? value : typeof value === "string" ? Date.parse(value) : Number.NaN;
  return Number.isFinite(time) ? time : null;
}

/**
 * Second step: how much the client's clock is behind ours, in milliseconds, judged by when it says that it sent the event and
 * when that arrived (Segment: `timestamp = receivedAt - (sentAt - originalTimestamp)`). 0 where it says nothing or is near enough.
 */
export function clockSkew(sentAt: unknown, receivedAt: number): number {
  const sent = readTime(sentAt);
  const skew = sent === null ? 0 : receivedAt - sent;
  return Math.abs(skew) > CLOCK_SKEW_TOLERANCE_MS ? skew : 0;
}
