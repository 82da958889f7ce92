import { eventRoute } from "../routes/event-route.ts";

export const entry = eventRoute({
  name: "events-import",
  about: "POST /v1/events/import: 1,000 events of 100 new sessions",
  path: "/v1/events/import",
  eventsPerRequest: 1_000,
  sessionsPerRequest: 100,
  connections: 3,
});
