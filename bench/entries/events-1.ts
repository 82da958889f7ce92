import { eventRoute } from "../routes/event-route.ts";

export const entry = eventRoute({
  name: "events-1",
  about: "POST /v1/events: one event of a new session",
  path: "/v1/events",
  eventsPerRequest: 1,
  sessionsPerRequest: 1,
  connections: 16,
});
