import { createEventQueue } from "../../adapters/event-queue/cloudflare-queue.ts";
import type { EventQueuePort } from "../../adapters/event-queue/port.ts";
import { createShardedQueue } from "../../adapters/event-queue/sharded-queue.ts";
import type { IngestEnv } from "./env.ts";

type QueueBindings = Pick<IngestEnv, "EVENTS_QUEUE" | "EVENTS_QUEUE_2" | "EVENTS_QUEUE_3" | "EVENTS_QUEUE_4">;

/** The queues that this deployment binds, as one. */
export function queueOf(env: QueueBindings): EventQueuePort {
  const more = [env.EVENTS_QUEUE_2, env.EVENTS_QUEUE_3, env.EVENTS_QUEUE_4].filter((queue) => queue !== undefined);
  return createShardedQueue([createEventQueue(env.EVENTS_QUEUE), ...more.map(createEventQueue)]);
}
