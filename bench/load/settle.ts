import { setTimeout as sleep } from "node:timers/promises";

/** How often the process is looked at, in milliseconds. */
const LOOK_EVERY_MS = 250;
/** Below this share of a core the process counts as idle. */
const IDLE_SHARE = 0.05;
/** Looks in a row that must find it idle: longer than a queue waits for a batch to fill. */
const IDLE_LOOKS = 8;
/** Work that goes on longer than this is a finding, not a tail, in milliseconds. */
const GIVE_UP_AFTER_MS = 120_000;

/** Waits until the platform has done what the load left behind (queue consumer, lake). Answers the seconds that took. */
export async function settle(cpuUs: () => number | null): Promise<number> {
  const startedAt = performance.now();
  let idleSince = startedAt;
  let idleLooks = 0;
  let before = cpuUs();
  while (idleLooks < IDLE_LOOKS) {
    if (performance.now() - startedAt > GIVE_UP_AFTER_MS)
      throw new Error(`the platform is still busy ${GIVE_UP_AFTER_MS / 1_000} s after the load`);
    await sleep(LOOK_EVERY_MS);
    const after = cpuUs();
    if (before === null || after === null) return 0;
    if (after - before < IDLE_SHARE * LOOK_EVERY_MS * 1_000) idleLooks++;
    else {
      idleLooks = 0;
      idleSince = performance.now();
    }
    before = after;
  }
  return (idleSince - startedAt) / 1_000;
}
