import type { MiddlewareHandler } from "hono";
import { createRateLimiter } from "../adapters/rate-limiter/itty-rate-limiter.ts";
import type { AppEnv } from "./app.ts";
import { log } from "./log.ts";
import { problem } from "./problem.ts";

export interface RateLimitBindings {
  readonly RATE_LIMITER: DurableObjectNamespace;
}

/**
 * Refuses a caller's requests above `limit` in `windowSeconds`, counted per principal and `name` across data centres. For
 * back-office and import routes: a storefront's hot routes never pay this call. A limiter that fails lets the request through.
 */
export function rateLimited<B extends RateLimitBindings>(
  name: string,
  limit: number,
  windowSeconds: number,
): MiddlewareHandler<AppEnv<B>> {
  return async (c, next) => {
    const limiter = createRateLimiter(c.env.RATE_LIMITER, (failure) => {
      log("warn", { requestId: c.get("requestId"), limiter: name, failure });
    });
    const decision = await limiter.take(`${name}:${c.get("principal").id}`, limit, windowSeconds);
    if (!decision.allowed)
      return problem(c, "rate_limited", `At most ${limit} requests in ${windowSeconds} s here. Wait, then go on.`, {
        headers: { "retry-after": String(decision.retryAfterSeconds) },
      });
    return next();
  };
}
