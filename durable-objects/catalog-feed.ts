import { DurableObject } from "cloudflare:workers";
import type { CatalogFeedPort, ChangePage, ProductPage } from "../adapters/catalog-feed/port.ts";
import { readChangesAfter, readListing, readNewestChanges } from "../adapters/catalog-store/read-feed.ts";
import { ChangeTail } from "../core/catalog/change-tail.ts";

/** Newest changes kept in memory: about 2 MB. A reader further behind is served from the database. */
export const TAIL_MAX_CHANGES = 5_000;
/** How old the last look at the outbox may be when a reader asks, in milliseconds. */
export const LOOK_MAX_AGE_MS = 250;
/** Most changes or products in one answer. */
export const PAGE_MAX = 5_000;

export interface CatalogFeedEnv {
  readonly CATALOG_DB: D1Database;
}

/**
 * The catalog's change feed for every isolate there is: many readers, few database queries. One object, named `main`. It holds
 * nothing that the outbox does not; a failure of the database reaches the reader as an error.
 */
export class CatalogFeed extends DurableObject<CatalogFeedEnv> implements CatalogFeedPort {
  #tail: ChangeTail | null = null;
  #lookedAt = 0;
  #told = false;
  #looking: Promise<void> | null = null;
  readonly #reading = new Map<string, Promise<unknown>>();

  /** The catalog has committed a change: the next reader finds it. */
  notify(): void {
    this.#told = true;
  }

  async changesAfter(position: number, limit: number): Promise<ChangePage> {
    const from = boundedInteger(position, 0, Number.MAX_SAFE_INTEGER);
    const most = boundedInteger(limit, 1, PAGE_MAX);
    const tail = await this.#freshTail();
    const stretch = tail.after(from, most);
    if (stretch !== null) return stretch;
    const changes = await this.#once(`changes ${from} ${most}`, () =>
      readChangesAfter(this.env.CATALOG_DB, from, most),
    );
    const last = changes.at(-1)?.position ?? from;
    return { changes, position: last, more: last < tail.head };
  }

  async products(afterId: string | null, limit: number): Promise<ProductPage> {
    const most = boundedInteger(limit, 1, PAGE_MAX);
    return this.#once(`products ${most} ${afterId ?? ""}`, () => readListing(this.env.CATALOG_DB, afterId, most));
  }

  async #freshTail(): Promise<ChangeTail> {
    // Twice: a look that was under way when `notify` came may have missed what it told of.
    for (let looks = 0; looks < 2 && this.#isStale(); looks++) await this.#look();
    if (this.#tail === null) throw new Error("the catalog feed could not be read");
    return this.#tail;
  }

  #isStale(): boolean {
    return this.#tail === null || this.#told || Date.now() - this.#lookedAt > LOOK_MAX_AGE_MS;
  }

  /** One look at a time; readers that come meanwhile wait for the same one. */
  #look(): Promise<void> {
    this.#looking ??= this.#readNews().finally(() => {
      this.#looking = null;
    });
    return this.#looking;
  }

  async #readNews(): Promise<void> {
    const database = this.env.CATALOG_DB;
    const told = this.#told;
    this.#told = false;
    try {
      if (this.#tail === null) {
        const newest = await readNewestChanges(database, TAIL_MAX_CHANGES);
        const floor = newest.length < TAIL_MAX_CHANGES ? 0 : (newest[0]?.position ?? 1) - 1;
        this.#tail = new ChangeTail(newest, floor, TAIL_MAX_CHANGES);
      } else {
        let news = await readChangesAfter(database, this.#tail.head, PAGE_MAX);
        this.#tail.append(news);
        while (news.length === PAGE_MAX) {
          news = await readChangesAfter(database, this.#tail.head, PAGE_MAX);
          this.#tail.append(news);
        }
      }
      this.#lookedAt = Date.now();
    } catch (error) {
      this.#told ||= told;
      throw error;
    }
  }

  /** Equal questions that come while one is being answered share its answer. */
  #once<T>(question: string, read: () => Promise<T>): Promise<T> {
    const running = this.#reading.get(question) as Promise<T> | undefined;
    if (running !== undefined) return running;
    const answer = read().finally(() => this.#reading.delete(question));
    this.#reading.set(question, answer);
    return answer;
  }
}

const boundedInteger = (value: number, least: number, most: number): number =>
  Number.isFinite(value) ? Math.min(most, Math.max(least, Math.trunc(value))) : least;
