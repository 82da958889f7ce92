import type { LiveEvents } from "../../durable-objects/live-events.ts";
import type { LiveEventsPort } from "./port.ts";

/** One object for the deployment: its counts are of everything, and its streams show everything. */
const NAME = "live";

export function createLiveEvents(namespace: DurableObjectNamespace<LiveEvents>): LiveEventsPort {
  const stub = () => namespace.get(namespace.idFromName(NAME));
  return {
    async record(writer, batches, samples) {
      await stub().record(writer, batches, samples);
    },
    counts: async (query) => stub().counts(query),
    async open(search, lastEventId) {
      const headers = lastEventId === null ? {} : { "last-event-id": lastEventId };
      const response = await stub().fetch(`https://live-events.internal/stream${search}`, { headers });
      if (response.status === 429) return { outcome: "full" };
      if (!response.ok || response.body === null) throw new Error(`the live view answered ${response.status}`);
      return { outcome: "open", body: response.body };
    },
  };
}
