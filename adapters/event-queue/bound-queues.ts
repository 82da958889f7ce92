import { createEventQueue } from "./cloudflare-queue.ts";
import type { EventQueuePort } from "./port.ts";
import { createShardedQueue } from "./sharded-queue.ts";

export interface QueueBindings {
  readonly EVENTS_QUEUE: Queue;
  /** More queues of events, where one is not enough; sessions are shared out among all of them. */
  readonly EVENTS_QUEUE_2?: Queue;
  readonly EVENTS_QUEUE_3?: Queue;
  readonly EVENTS_QUEUE_4?: Queue;
}

/** The queues that this deployment binds, as one. */
export function queueOf(env: QueueBindings): EventQueuePort {
  const more = [env.EVENTS_QUEUE_2, env.EVENTS_QUEUE_3, env.EVENTS_QUEUE_4].filter((queue) => queue !== undefined);
  return createShardedQueue([createEventQueue(env.EVENTS_QUEUE), ...more.map(createEventQueue)]);
}
