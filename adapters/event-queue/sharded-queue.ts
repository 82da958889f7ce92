import type { Envelope } from "../../core/events/envelope.ts";
import type { EventQueuePort } from "./port.ts";

const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/** FNV-1a, 32 bits (draft-eastlake-fnv): sessions are keyed pseudonyms, so that nobody can aim at one queue. */
function shardOf(session: string, shards: number): number {
  let hash = FNV_OFFSET;
  for (let at = 0; at < session.length; at++) hash = Math.imul(hash ^ session.charCodeAt(at), FNV_PRIME);
  return (hash >>> 0) % shards;
}

/**
 * Several queues as one, past what one queue moves (5,000 messages a second). A session's events always take the same queue, in
 * their order. Resolved when every queue has taken its part; where one fails, all of it may be sent again.
 */
export function createShardedQueue(queues: readonly [EventQueuePort, ...EventQueuePort[]]): EventQueuePort {
  if (queues.length === 1) return queues[0];
  return {
    async send(events) {
      const shards: Envelope[][] = queues.map(() => []);
      for (const event of events) shards[shardOf(event.session, queues.length)]?.push(event);
      await Promise.all(
        queues.map((queue, at) => {
          const part = shards[at] ?? [];
          return part.length === 0 ? undefined : queue.send(part);
        }),
      );
    },
  };
}
