import type { KeyValueStore } from "../event-queue.ts";

/** What `localStorage` does, with a capacity, so that tests can fill it. */
export function memoryStore(
  capacity = Number.POSITIVE_INFINITY,
): KeyValueStore & { readonly entries: Map<string, string> } {
  const entries = new Map<string, string>();
  return {
    entries,
    get length() {
      return entries.size;
    },
    key: (index) => [...entries.keys()][index] ?? null,
    getItem: (key) => entries.get(key) ?? null,
    setItem(key, value) {
      if (entries.size >= capacity && !entries.has(key)) throw new Error("QuotaExceededError");
      entries.set(key, value);
    },
    removeItem: (key) => void entries.delete(key),
  };
}
