import type { KeyValueStore } from "./event-queue.ts";

/** What the SDK needs of a browser; everything else in it is plain data in, data out. */
export interface Environment {
  /** Epoch milliseconds. */
  now(): number;
  /** In [0, 1). */
  random(): number;
  newId(): string;
  readonly store: KeyValueStore;
  readonly globalPrivacyControl: boolean;
  get(url: string, timeoutMs: number): Promise<Response>;
  /** Survives the page. Sent as `text/plain`, which needs no preflight. */
  post(url: string, body: string, timeoutMs: number): Promise<Response>;
  /** Whether the browser took the beacon; nobody learns what became of it. */
  beacon(url: string, body: string): boolean;
  /** Runs `run` after `ms`; the answer cancels it. */
  after(ms: number, run: () => void): () => void;
  /** Runs `run` whenever the page may be about to end. */
  onHidden(run: () => void): void;
  /** What the address bar and the document say, without query and fragment. */
  page(): { readonly path: string; readonly title: string; readonly referrer?: string };
}
