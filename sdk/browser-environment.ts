import type { Environment } from "./environment.ts";
import type { KeyValueStore } from "./event-queue.ts";

/** Where the browser forbids storage: everything stays in memory. */
const noStore: KeyValueStore = {
  length: 0,
  key: () => null,
  getItem: () => null,
  setItem() {
    throw new Error("storage is off");
  },
  removeItem() {},
};

function browserStore(): KeyValueStore {
  try {
    return window.localStorage ?? noStore;
  } catch {
    return noStore;
  }
}

/** A random UUID, also on plain `http:` where `crypto.randomUUID` is missing. */
const newId = (): string =>
  crypto.randomUUID?.() ??
  "10000000-1000-4000-8000-100000000000".replace(/[018]/g, (digit) =>
    (Number(digit) ^ ((crypto.getRandomValues(new Uint8Array(1))[0] ?? 0) & (15 >> (Number(digit) / 4)))).toString(16),
  );

export const browserEnvironment = (): Environment => ({
  now: Date.now,
  random: Math.random,
  newId,
  store: browserStore(),
  globalPrivacyControl: (navigator as { globalPrivacyControl?: boolean }).globalPrivacyControl === true,
  get: (url, timeoutMs) => fetch(url, { credentials: "omit", signal: AbortSignal.timeout(timeoutMs) }),
  post: (url, body, timeoutMs) =>
    fetch(url, {
      method: "POST",
      body,
      keepalive: true,
      credentials: "omit",
      signal: AbortSignal.timeout(timeoutMs),
    }),
  beacon: (url, body) => navigator.sendBeacon?.(url, body) ?? false,
  after(ms, run) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
  onHidden(run) {
    addEventListener("pagehide", run);
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden") run();
    });
  },
  page() {
    const referrer = document.referrer.split(/[?#]/)[0];
    return { path: location.pathname, title: document.title, ...(referrer && { referrer }) };
  },
});
