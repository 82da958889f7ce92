import { badEventsOf } from "./bad-events.ts";
import { consumeEvents } from "./consume-events.ts";
import type { IngestEnv } from "./env.ts";
import { keepUndelivered } from "./keep-undelivered.ts";
import { lakeOf } from "./lake.ts";

/** Where messages end that were delivered in vain as often as may be; `wrangler.toml` names the same for every queue of events. */
export const DEAD_LETTER_QUEUE = "nearshelf-events-dead";

/** Events go into the lake, whatever queue brought them; what is dead becomes bad events. */
export async function consumeQueue(batch: MessageBatch, env: IngestEnv): Promise<void> {
  if (batch.queue === DEAD_LETTER_QUEUE) await keepUndelivered(batch, () => badEventsOf(env), Date.now());
  else await consumeEvents(batch, lakeOf(env));
}
