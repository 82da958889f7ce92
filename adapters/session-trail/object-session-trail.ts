import type { SessionTrail } from "../../durable-objects/session-trail.ts";
import type { SessionTrailPort } from "./port.ts";

/** One `SessionTrail` object per session, named by the session's pseudonym, reached by native RPC. */
export function createSessionTrail(namespace: DurableObjectNamespace<SessionTrail>): SessionTrailPort {
  const stub = (session: string) => namespace.get(namespace.idFromName(session));
  return {
    append: async (session, events, now) => stub(session).append(events, now),
    forget: async (session, now) => stub(session).forget(now),
    read: async (session) => stub(session).read(),
  };
}
