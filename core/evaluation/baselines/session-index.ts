import { type ClickLog, endOf, sessionCountOf, sessionsByAge } from "../click-log.ts";

/**
 * Sessions and items both ways. Sessions are renumbered by age: a higher number ended later (at the same time: stands later in
 * the file), so that comparing numbers compares age.
 */
export class SessionIndex {
  readonly sessionCount: number;
  readonly itemCount: number;
  readonly #log: ClickLog;
  /** Session of the log by session number. */
  readonly #logSessions: Uint32Array;
  readonly #distinctStarts: Uint32Array;
  readonly #distinctItems: Uint32Array;
  readonly #postingStarts: Uint32Array;
  readonly #postings: Uint32Array;

  /** `keep` says which sessions, by their place in the log, go into the items' postings. */
  constructor(log: ClickLog, keep: (session: number) => boolean = () => true) {
    this.sessionCount = sessionCountOf(log);
    this.itemCount = log.itemCount;
    this.#log = log;
    this.#logSessions = sessionsByAge(log);
    this.#distinctStarts = new Uint32Array(this.sessionCount + 1);
    this.#distinctItems = new Uint32Array(log.items.length);
    this.#postingStarts = new Uint32Array(log.itemCount + 1);
    let length = 0;
    const lastSession = new Int32Array(log.itemCount).fill(-1);
    for (let session = 0; session < this.sessionCount; session++) {
      const kept = keep(this.#logSessions[session] ?? 0);
      for (const item of this.clicksOf(session)) {
        if (lastSession[item] === session) continue;
        lastSession[item] = session;
        this.#distinctItems[length++] = item;
        if (kept) this.#postingStarts[item + 1] = (this.#postingStarts[item + 1] ?? 0) + 1;
      }
      this.#distinctStarts[session + 1] = length;
    }
    for (let item = 0; item < log.itemCount; item++)
      this.#postingStarts[item + 1] = (this.#postingStarts[item + 1] ?? 0) + (this.#postingStarts[item] ?? 0);
    this.#postings = new Uint32Array(this.#postingStarts[log.itemCount] ?? 0);
    const ends = this.#postingStarts.slice(0, log.itemCount);
    for (let session = 0; session < this.sessionCount; session++) {
      if (!keep(this.#logSessions[session] ?? 0)) continue;
      for (const item of this.itemsOf(session)) {
        const end = ends[item] ?? 0;
        this.#postings[end] = session;
        ends[item] = end + 1;
      }
    }
  }

  /** Items of every click, oldest first. */
  clicksOf(session: number): Uint32Array {
    const place = this.#logSessions[session] ?? 0;
    return this.#log.items.subarray(this.#log.starts[place], this.#log.starts[place + 1]);
  }

  /** Different items by first click. */
  itemsOf(session: number): Uint32Array {
    return this.#distinctItems.subarray(this.#distinctStarts[session], this.#distinctStarts[session + 1]);
  }

  /** Sessions that hold the item, oldest first; none for items that training never saw. */
  sessionsOf(item: number): Uint32Array {
    return item < this.itemCount
      ? this.#postings.subarray(this.#postingStarts[item], this.#postingStarts[item + 1])
      : this.#postings.subarray(0, 0);
  }

  /** Epoch seconds of the session's newest click. */
  timeOf(session: number): number {
    return endOf(this.#log, this.#logSessions[session] ?? 0);
  }
}
