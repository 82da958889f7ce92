import type { SessionTrail } from "../../durable-objects/session-trail.ts";
import type { SessionTrailPort } from "./port.ts";

/** One `SessionTrail` object per visitor, named by the pseudonym of what the client calls the session, reached by native RPC. */
export function createSessionTrail(namespace: DurableObjectNamespace<SessionTrail>): SessionTrailPort {
  const stub = (session: string) => namespace.get(namespace.idFromName(session));
  return {
    append: async (session, events, now, visitor = null) => stub(session).append(events, now, visitor),
    forget: async (session, now) => stub(session).forget(now),
    read: async (session) => stub(session).read(),
  };
}
