/** One key's count: `taken` requests in the window that ends at `endsAt` (epoch milliseconds; 0 before the first). */
export interface FixedWindow {
  readonly endsAt: number;
  readonly taken: number;
}

export interface Taken {
  readonly window: FixedWindow;
  readonly allowed: boolean;
  readonly remaining: number;
  readonly retryAfterSeconds: number;
}

const MS_PER_SECOND = 1_000;
export const MAX_LIMIT = 1_000_000;
export const MAX_WINDOW_SECONDS = 86_400;

export const isLimit = (value: unknown): value is number =>
  typeof value === "number" && Number.isInteger(value) && value >= 1 && value <= MAX_LIMIT;
export const isWindow = (value: unknown): value is number =>
  typeof value === "number" && Number.isInteger(value) && value >= 1 && value <= MAX_WINDOW_SECONDS;

/**
 * Takes one request. A window begins with its first request, so that the keys of a platform do not all roll at once.
 * A refused request leaves the window as it was. A window that ends later than a new one would (the length was lowered, or
 * the clock stepped back) ends when a new one would.
 *
 * @param now epoch milliseconds
 */
export function takeOne(window: FixedWindow, limit: number, windowSeconds: number, now: number): Taken {
  const latestEnd = now + windowSeconds * MS_PER_SECOND;
  const current: FixedWindow =
    now >= window.endsAt
      ? { endsAt: latestEnd, taken: 0 }
      : { endsAt: Math.min(window.endsAt, latestEnd), taken: window.taken };
  const allowed = current.taken < limit;
  const after = allowed ? { ...current, taken: current.taken + 1 } : current;
  return {
    window: after,
    allowed,
    remaining: Math.max(0, limit - after.taken),
    retryAfterSeconds: Math.ceil((after.endsAt - now) / MS_PER_SECOND),
  };
}
