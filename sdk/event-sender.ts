import { isRetryable, retryAfterMs, retryDelayMs } from "./backoff.ts";
import type { Environment } from "./environment.ts";
import type { EventQueue, QueuedEvent } from "./event-queue.ts";
import { batchBody } from "./event-queue.ts";
import type { Problem } from "./types.ts";

const REQUEST_TIMEOUT_MS = 10_000;

interface EventsAnswer {
  readonly rejected?: readonly { readonly id: string; readonly code: string; readonly detail: string }[];
  /** Of a problem document. */
  readonly code?: string;
  readonly detail?: string;
}

/**
 * Empties the queue into the platform, one request at a time. An event leaves the queue only with the platform's answer:
 * silence, 429 and 5xx keep it for a later try under the same id.
 */
export class EventSender {
  readonly #environment: Environment;
  readonly #queue: EventQueue;
  readonly #url: string;
  readonly #onProblem: (problem: Problem) => void;
  #draining: Promise<void> | null = null;
  #inFlight: ReadonlySet<string> = new Set();
  readonly #beaconed = new Set<string>();
  #failures = 0;
  /** Epoch milliseconds before which nothing is sent. */
  #notBefore = 0;
  #cancelTimer: (() => void) | null = null;

  constructor(environment: Environment, queue: EventQueue, url: string, onProblem: (problem: Problem) => void) {
    this.#environment = environment;
    this.#queue = queue;
    this.#url = url;
    this.#onProblem = onProblem;
    environment.onHidden(() => this.#beacon());
  }

  /** Sends after `delayMs`, unless a sending is planned already. */
  wake(delayMs: number): void {
    this.#cancelTimer ??= this.#environment.after(delayMs, () => {
      this.#cancelTimer = null;
      void this.flush();
    });
  }

  flush(): Promise<void> {
    this.#draining ??= this.#drain().finally(() => {
      this.#draining = null;
    });
    return this.#draining;
  }

  async #drain(): Promise<void> {
    while (this.#environment.now() >= this.#notBefore) {
      const batch = this.#queue.batch(new Set());
      if (batch.length === 0) return;
      this.#inFlight = new Set(batch.map((event) => event.key));
      const waitMs = await this.#post(batch);
      this.#inFlight = new Set();
      if (waitMs !== null) {
        const delayMs = retryDelayMs(++this.#failures, this.#environment.random(), waitMs);
        this.#notBefore = this.#environment.now() + delayMs;
        this.#cancelTimer?.();
        this.#cancelTimer = null;
        this.wake(delayMs);
        return;
      }
      this.#failures = 0;
      this.#queue.remove(batch.map((event) => event.key));
    }
  }

  /** Answers `null` when the batch is settled, or the least wait in milliseconds before it is worth another try. */
  async #post(batch: readonly QueuedEvent[]): Promise<number | null> {
    try {
      const response = await this.#environment.post(this.#url, batchBody(batch), REQUEST_TIMEOUT_MS);
      if (isRetryable(response.status)) {
        return retryAfterMs(response.headers.get("retry-after"), this.#environment.now());
      }
      const answer: EventsAnswer = await response.json().catch(() => ({}));
      if (!response.ok) {
        this.#onProblem({
          code: answer.code ?? `http_${response.status}`,
          detail: answer.detail ?? "",
          events: batch.map((event) => (JSON.parse(event.json) as { id: string }).id),
        });
      }
      for (const { id, code, detail } of answer.rejected ?? []) this.#onProblem({ code, detail, events: [id] });
      return null;
    } catch {
      return 0;
    }
  }

  /**
   * Hands everything that is not on its way to the browser. Nobody tells whether a beacon arrived, so the events stay queued:
   * a later request sends them again, and the platform knows them by their ids.
   */
  #beacon(): void {
    for (;;) {
      const batch = this.#queue.batch(new Set([...this.#inFlight, ...this.#beaconed]));
      if (batch.length === 0 || !this.#environment.beacon(this.#url, batchBody(batch))) return;
      for (const event of batch) this.#beaconed.add(event.key);
    }
  }
}
