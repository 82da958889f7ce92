const FIRST_DELAY_MS = 1_000;
const LONGEST_DELAY_MS = 5 * 60_000;

/**
 * How long to wait after the `failures`th failure in a row: exponential with equal jitter (half is fixed, half is `random`
 * in [0, 1)), never shorter than the server's `Retry-After`.
 */
export function retryDelayMs(failures: number, random: number, retryAfterMs: number): number {
  const ceiling = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** (failures - 1));
  return Math.max(retryAfterMs, (ceiling / 2) * (1 + random));
}

/** `Retry-After` in milliseconds, seconds or HTTP date; 0 where it is missing, unreadable or past. */
export function retryAfterMs(header: string | null, now: number): number {
  if (header === null) return 0;
  const seconds = Number(header);
  const wait = Number.isNaN(seconds) ? Date.parse(header) - now : seconds * 1000;
  return Math.max(0, wait || 0);
}

/** Whether a request that was answered with `status` is worth repeating: too many requests, or a fault of the server. */
export const isRetryable = (status: number): boolean => status === 429 || status >= 500;
