import { eventRoute } from "../routes/event-route.ts";

export const entry = eventRoute({
  name: "events-100-warm",
  about: "POST /v1/events: 100 events of 10 sessions that have a trail, 200 sessions in turn",
  path: "/v1/events",
  eventsPerRequest: 100,
  sessionsPerRequest: 10,
  sessions: 200,
  connections: 8,
});
