import { createDurable } from "itty-durable/itty-durable.js";
import { isLimit, isWindow, takeOne } from "../core/rate-limit/fixed-window.ts";

/** What a caller of `take` gets: the form of the port's `RateDecision`. */
export interface TakeAnswer {
  readonly allowed: boolean;
  readonly remaining: number;
  readonly retryAfterSeconds: number;
}

/** A window's rows are dropped this long after it ended, if nothing was taken since. */
const CLEAN_UP_AFTER_MS = 60_000;

/**
 * Counts one key's requests in fixed windows. The object's name is a hash of the key, so nothing here is personal data.
 *
 * Made with itty-durable: public fields are the state, stored as one value (`data`) and loaded before the first method of an
 * incarnation runs. Methods are called with `fetch` (`proxyDurable`), arguments as JSON in a header: small integers only.
 * See docs/decisions/0003-itty-durable-only-for-the-rate-limiter.md.
 */
export class RateLimiter extends createDurable() {
  declare readonly state: DurableObjectState;
  endsAt: number;
  taken: number;

  constructor(state: DurableObjectState) {
    // Without bindings: itty-durable would copy each onto the state.
    super(state, {});
    this.endsAt = 0;
    this.taken = 0;
  }

  /**
   * @returns the decision; a request is counted in storage before it is answered
   * @throws RangeError (a 500 to the caller) when an argument is not a limit or a window
   */
  async take(limit: unknown, windowSeconds: unknown): Promise<TakeAnswer> {
    if (!isLimit(limit) || !isWindow(windowSeconds))
      throw new RangeError("take(limit, windowSeconds) wants positive integers");
    const isNewWindow = Date.now() >= this.endsAt;
    const { window, ...answer } = takeOne(this, limit, windowSeconds, Date.now());
    this.endsAt = window.endsAt;
    this.taken = window.taken;
    // Not `autoPersist`: that writes after every call, refusals too, and awaits nothing.
    if (answer.allowed) await this.persist();
    if (isNewWindow) await this.state.storage.setAlarm(window.endsAt + CLEAN_UP_AFTER_MS);
    return answer;
  }

  /** Removes an idle key from storage. After an eviction the fields hold the constructor's defaults here: load them first. */
  async alarm(): Promise<void> {
    await this.loadFromStorage();
    if (Date.now() < this.endsAt) {
      await this.state.storage.setAlarm(this.endsAt + CLEAN_UP_AFTER_MS);
      return;
    }
    this.endsAt = 0;
    this.taken = 0;
    await this.state.storage.deleteAll();
  }
}
