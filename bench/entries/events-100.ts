import { eventRoute } from "../routes/event-route.ts";

export const entry = eventRoute({
  name: "events-100",
  about: "POST /v1/events: 100 events of 10 new sessions",
  path: "/v1/events",
  eventsPerRequest: 100,
  sessionsPerRequest: 10,
  connections: 8,
});
