import type { Envelope } from "../../core/events/envelope.ts";

/** The durable way from ingest to the consumer. Resolved means that the queue has taken every event. */
export interface EventQueuePort {
  send(events: readonly Envelope[]): Promise<void>;
}
