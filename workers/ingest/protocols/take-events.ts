import type { Context } from "hono";
import { createSessionTrail } from "../../../adapters/session-trail/object-session-trail.ts";
import type { Translation, TranslationContext } from "../../../core/protocols/translation.ts";
import type { AppEnv } from "../../../http/app.ts";
import { errorName, log } from "../../../http/log.ts";
import { pseudonymizerOf } from "../../../http/pseudonymizer.ts";
import { type Acceptance, acceptEvents } from "../accept-events.ts";
import { arrivalOf } from "../arrival.ts";
import { contractsOf } from "../contracts/contracts-of.ts";
import type { IngestEnv } from "../env.ts";
import { keepRejected } from "../keep-rejected.ts";
import { observeAcceptance } from "../live/observe-acceptance.ts";
import { queueOf } from "../queue.ts";

export type ProtocolName = "segment" | "snowplow";

/** How long a client waits where a store is busy or does not answer, in seconds. */
export const RETRY_AFTER_S = 2;

export type Taken =
  | { readonly outcome: "taken"; readonly acceptance: Acceptance }
  /** Back-pressure: send the same events again later. */
  | { readonly outcome: "busy" }
  /** A store did not answer: send the same events again later. */
  | { readonly outcome: "unavailable" };

/** What translation needs, bound to this request. */
export async function translationContext(c: Context<AppEnv<IngestEnv>>): Promise<TranslationContext> {
  const pseudonymize = await pseudonymizerOf(c.env);
  const now = Date.now();
  return {
    now,
    contracts: await contractsOf(c, now),
    fold: (text) => pseudonymize("protocol-id", text),
    subject: (user) => pseudonymize("lake", user),
    newId: () => crypto.randomUUID(),
  };
}

/**
 * Hands translated events to the acceptance that `POST /v1/events` uses: contracts, consent, pseudonyms, trail and queue are the
 * same. What could not be translated goes along as it came, in a form that acceptance refuses and accounts for.
 */
export async function takeEvents(
  c: Context<AppEnv<IngestEnv>>,
  translations: readonly Translation[],
  source: ProtocolName,
  now: number,
): Promise<Taken> {
  const raw = translations.map((each) =>
    each.ok
      ? each.value
      : { id: each.reason.id, protocol: source, refused: each.reason.code, payload: each.reason.original },
  );
  try {
    const request = await arrivalOf(c, source, now);
    const arrival = fromServer(c) ? { ...request, indicators: [] } : request;
    const acceptance = await acceptEvents(raw, arrival, queueOf(c.env), createSessionTrail(c.env.SESSION_TRAIL));
    await keepRejected(raw, acceptance.rejected, arrival, c.env);
    observeAcceptance(c, acceptance, arrival);
    return { outcome: "taken", acceptance };
  } catch (error) {
    log("error", { requestId: c.get("requestId"), store: "events", protocol: source, error: errorName(error) });
    return { outcome: isOverload(error) ? "busy" : "unavailable" };
  }
}

/** The protocols' own libraries for servers: what they call themselves says nothing of the person that an event is about. */
const SERVER_LIBRARY = /^(analytics-(node|python|ruby|go|java|php|rust|dotnet|kotlin)|snowplow-[a-z]+-tracker)\b/i;

const fromServer = (c: Context): boolean => SERVER_LIBRARY.test(c.req.header("user-agent") ?? "");

const OVERLOAD = /overloaded|too many requests|rate limit/i;

/** Whether a store is there but asks for less: Durable Objects say `overloaded`, Queues "Too Many Requests". */
const isOverload = (error: unknown): boolean =>
  error instanceof Error && ((error as { overloaded?: unknown }).overloaded === true || OVERLOAD.test(error.message));
