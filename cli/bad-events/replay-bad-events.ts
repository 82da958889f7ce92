import { setTimeout as sleep } from "node:timers/promises";
import { InputError } from "../evaluate/input-error.ts";
import type { PlatformClient } from "../platform-client.ts";
import { startProgress } from "../progress.ts";

/** Events of one call. */
const EVENTS_A_CALL = 200;
/** Wait while another replay, or one that died, holds what is left, in milliseconds; it lets go after two minutes. */
const HELD_WAIT_MS = 5_000;
const HELD_WAITS_MAX = 30;

export interface ReplayAnswer {
  readonly startedAt: number;
  readonly replayed: number;
  readonly refused: number;
  readonly remaining: number;
}

/**
 * Replays, a call at a time, until nothing is left that this replay has not tried. Its state is the platform's: cut off and run
 * again, it goes on with what was not replayed yet.
 */
export async function replayBadEvents(
  client: Pick<PlatformClient, "post">,
  filter: Readonly<Record<string, string>>,
  pause: (ms: number) => Promise<unknown> = sleep,
): Promise<void> {
  let startedAt: number | undefined;
  let replayed = 0;
  let refused = 0;
  let waits = 0;
  let progress: ReturnType<typeof startProgress> | null = null;
  for (;;) {
    const body = { ...filter, limit: EVENTS_A_CALL, ...(startedAt === undefined ? {} : { startedAt }) };
    const answer = await client.post<ReplayAnswer>("/v1/bad-events/replay", body);
    startedAt = answer.startedAt;
    replayed += answer.replayed;
    refused += answer.refused;
    progress ??= startProgress("Replay", answer.replayed + answer.refused + answer.remaining);
    progress.update(replayed + refused);
    if (answer.remaining === 0) break;
    const stood = answer.replayed + answer.refused === 0;
    if (stood && ++waits > HELD_WAITS_MAX)
      throw new InputError(`Another replay holds ${answer.remaining} events: let it end, then run this again.`);
    if (stood) await pause(HELD_WAIT_MS);
    else waits = 0;
  }
  progress.finish(`${replayed} taken in, ${refused} refused again`);
  if (refused > 0) console.log("`npm run cli -- bad-events list` says why.");
}
