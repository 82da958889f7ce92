/** The part of `Storage` that the SDK uses. */
export interface KeyValueStore {
  readonly length: number;
  key(index: number): string | null;
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

/** An event as it waits: `json` is what goes on the wire, id included, so that a repetition is recognised. */
export interface QueuedEvent {
  /** Storage key; sorts by time of tracking. */
  readonly key: string;
  readonly json: string;
}

export const QUEUE_MAX_EVENTS = 1_000;
export const BATCH_MAX_EVENTS = 100;
/** Browsers refuse beacons and keepalive requests past 64 KiB in flight. */
export const BATCH_MAX_BYTES = 55_000;

const utf8Bytes = (text: string): number => new TextEncoder().encode(text).length;

/**
 * Events that wait for the platform's word, **one storage key each**: a tab only ever adds its own keys and removes keys that
 * were answered, so tabs that share the storage cannot overwrite each other's events. At worst two tabs send one event twice.
 * Where the storage refuses (full, forbidden) the event waits in memory.
 */
export class EventQueue {
  readonly #store: KeyValueStore;
  readonly #prefix: string;
  readonly #memory = new Map<string, string>();
  #sequence = 0;

  constructor(store: KeyValueStore, prefix: string) {
    this.#store = store;
    this.#prefix = prefix;
  }

  /** Adds an event; answers how many were given up for it: the oldest past the limit, or itself when it is too big to ever be sent. */
  add(id: string, json: string, now: number): number {
    if (utf8Bytes(json) > BATCH_MAX_BYTES) return 1;
    const key = `${this.#prefix}${now}${String(this.#sequence++ % 10_000).padStart(4, "0")}${id}`;
    try {
      this.#store.setItem(key, json);
    } catch {
      this.#memory.set(key, json);
    }
    const surplus = this.keys().slice(0, -QUEUE_MAX_EVENTS);
    this.remove(surplus);
    return surplus.length;
  }

  /** Oldest first. */
  keys(): readonly string[] {
    const keys = [...this.#memory.keys()];
    for (let index = 0; index < this.#store.length; index++) {
      const key = this.#store.key(index);
      if (key?.startsWith(this.#prefix)) keys.push(key);
    }
    return keys.sort();
  }

  /** The next batch that fits one request, without the keys in `skip`. */
  batch(skip: ReadonlySet<string>): readonly QueuedEvent[] {
    const batch: QueuedEvent[] = [];
    let bytes = 0;
    for (const key of this.keys()) {
      const json = skip.has(key) ? null : (this.#memory.get(key) ?? this.#store.getItem(key));
      if (json === null) continue;
      bytes += utf8Bytes(json) + 1;
      if (batch.length === BATCH_MAX_EVENTS || bytes > BATCH_MAX_BYTES) break;
      batch.push({ key, json });
    }
    return batch;
  }

  remove(keys: readonly string[]): void {
    for (const key of keys) {
      this.#memory.delete(key);
      this.#store.removeItem(key);
    }
  }
}

export const batchBody = (batch: readonly QueuedEvent[]): string =>
  `{"events":[${batch.map((event) => event.json).join()}]}`;
