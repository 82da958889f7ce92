import type { Trail } from "../../adapters/session-trail/port.ts";
import type { Interaction } from "../../core/events/interactions.ts";
import type { Pseudonymizer } from "../../core/privacy/pseudonym.ts";
import { withTimeout } from "../../http/with-timeout.ts";
import type { RecommendPorts } from "./ports.ts";
import type { RecommendBody } from "./recommend-request.ts";
import type { Clock } from "./state/refreshed.ts";

/** How long an answer waits for the session's trail, in milliseconds. */
const TRAIL_WAIT_MS = 250;

export interface SessionRead {
  /** Oldest first. */
  readonly interactions: readonly Interaction[];
  /** Whether the answer may be personal. */
  readonly allowed: boolean;
  /** Calls out of the isolate: 0 or 1. */
  readonly calls: number;
  readonly failed: boolean;
}

export interface SessionContext {
  readonly ports: RecommendPorts;
  readonly pseudonymize: Pseudonymizer;
  /** Whether personalization is allowed where neither the request nor the session says so. */
  readonly personalizationByDefault: boolean;
  readonly globalPrivacyControl: boolean;
  readonly clock: Clock;
}

/** The session's recent interactions: the request's own, else the trail's. Nothing is read that the person refused. Never rejects. */
export async function readSession(body: RecommendBody, context: SessionContext): Promise<SessionRead> {
  const none = { interactions: [], calls: 0, failed: false };
  if (body.personalization === false || context.globalPrivacyControl) return { ...none, allowed: false };
  const allowed = body.personalization ?? context.personalizationByDefault;
  if (body.items.length > 0) {
    const time = context.clock();
    return { ...none, allowed, interactions: body.items.map((item) => ({ item, kind: "view", time })) };
  }
  if (body.session === undefined) return { ...none, allowed };
  try {
    const trail = await withTimeout(readTrail(body.session, context), TRAIL_WAIT_MS);
    if (trail === undefined) return { ...none, allowed, calls: 1, failed: true };
    return { interactions: trail.interactions, allowed: trail.personalization ?? allowed, calls: 1, failed: false };
  } catch {
    return { ...none, allowed, calls: 1, failed: true };
  }
}

const readTrail = async (session: string, { ports, pseudonymize }: SessionContext): Promise<Trail> =>
  ports.trails.read(await pseudonymize("trail", session));
