export interface RateDecision {
  readonly allowed: boolean;
  /** Requests left in this window. */
  readonly remaining: number;
  /** Seconds until the window ends: the `Retry-After` of a refusal. */
  readonly retryAfterSeconds: number;
}

/** Counts requests per key in fixed windows, exactly, across data centres. */
export interface RateLimiterPort {
  take(key: string, limit: number, windowSeconds: number): Promise<RateDecision>;
}
