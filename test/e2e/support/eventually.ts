import { setTimeout as sleep } from "node:timers/promises";

/** Between two looks, in milliseconds. */
const LOOK_EVERY_MS = 50;

/** Repeats `look` until it answers something, for at most `withinMs`; answers it with the time it took, or fails with what was seen last. */
export async function eventually<T>(
  withinMs: number,
  look: () => Promise<{ readonly found: T } | { readonly seen: unknown }>,
): Promise<{ readonly found: T; readonly afterMs: number }> {
  const startedAt = performance.now();
  for (;;) {
    const looked = await look();
    const afterMs = performance.now() - startedAt;
    if ("found" in looked) return { found: looked.found, afterMs };
    if (afterMs > withinMs)
      throw new Error(`not within ${withinMs} ms; last seen: ${JSON.stringify(looked.seen)?.slice(0, 600)}`);
    await sleep(LOOK_EVERY_MS);
  }
}
