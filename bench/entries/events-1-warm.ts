import { eventRoute } from "../routes/event-route.ts";

export const entry = eventRoute({
  name: "events-1-warm",
  about: "POST /v1/events: one event of a session that has a trail, 100 sessions in turn",
  path: "/v1/events",
  eventsPerRequest: 1,
  sessionsPerRequest: 1,
  sessions: 100,
  connections: 16,
});
