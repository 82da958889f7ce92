import { utf8Length } from "../../core/utf8-length.ts";
import { packMessages } from "./message.ts";
import type { EventQueuePort } from "./port.ts";

/** Most message bytes (UTF-8) in one `sendBatch`: Queues takes 256 KB. */
const SEND_MAX_BYTES = 220_000;

/** Cloudflare Queues: resolved when the queue has taken every message. Sends of one call stay in order. */
export function createEventQueue(queue: Queue): EventQueuePort {
  return {
    async send(events) {
      let batch: MessageSendRequest<string>[] = [];
      let bytes = 0;
      for (const body of packMessages(events)) {
        const size = utf8Length(body);
        if (bytes + size > SEND_MAX_BYTES && batch.length > 0) {
          await queue.sendBatch(batch);
          batch = [];
          bytes = 0;
        }
        batch.push({ body, contentType: "text" });
        bytes += size;
      }
      if (batch.length > 0) await queue.sendBatch(batch);
    },
  };
}
