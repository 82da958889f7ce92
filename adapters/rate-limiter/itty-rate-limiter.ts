import { proxyDurable } from "itty-durable/proxy-durable.js";
import { isLimit, isWindow } from "../../core/rate-limit/fixed-window.ts";
import type { RateDecision, RateLimiterPort } from "./port.ts";

/** A limiter that has not answered by then has failed. */
const ANSWER_TIMEOUT_MS = 1_000;

interface TakeStub {
  take(limit: number, windowSeconds: number): Promise<unknown>;
}

const isCount = (value: unknown): value is number => typeof value === "number" && Number.isInteger(value) && value >= 0;

function isDecision(value: unknown): value is RateDecision {
  if (typeof value !== "object" || value === null) return false;
  const { allowed, remaining, retryAfterSeconds } = value as Record<string, unknown>;
  return typeof allowed === "boolean" && isCount(remaining) && isCount(retryAfterSeconds);
}

async function objectName(key: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(key));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function answerInTime(answer: Promise<unknown>): Promise<unknown> {
  let timer: ReturnType<typeof setTimeout> | null = null;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`No answer within ${ANSWER_TIMEOUT_MS} ms`)), ANSWER_TIMEOUT_MS);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * The port over `RateLimiter` objects, one per key. Keys are hashed: none appears in an object's name, a header or a log.
 * When the object fails, answers nonsense or does not answer, the request is allowed and `onFailure` told why:
 * a failing limiter may not take the API down.
 *
 * @throws RangeError for a limit or a window that no one may ask for (`core/rate-limit/fixed-window.ts`): a bug of the caller
 */
export function createRateLimiter(
  namespace: DurableObjectNamespace,
  onFailure: (failure: string) => void,
): RateLimiterPort {
  // By id, not by name: `proxyDurable` takes a string of 64 hex digits for an object id, and sends other names as a header.
  const stubOf = (name: string): TakeStub => proxyDurable(namespace, { parse: true }).get(namespace.idFromName(name));
  return {
    async take(key, limit, windowSeconds) {
      if (!isLimit(limit) || !isWindow(windowSeconds))
        throw new RangeError(`No rate limit is ${limit} requests in ${windowSeconds} seconds.`);
      try {
        const name = await objectName(key);
        const answer = await answerInTime(stubOf(name).take(limit, windowSeconds));
        if (isDecision(answer)) return answer;
        throw new TypeError("The limiter's answer is not a decision");
      } catch (cause) {
        onFailure(cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause));
        return { allowed: true, remaining: limit, retryAfterSeconds: windowSeconds };
      }
    },
  };
}
