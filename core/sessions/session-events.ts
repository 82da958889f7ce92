import type { Envelope } from "../events/envelope.ts";
import type { JsonObject, JsonValue } from "../json.ts";
import type { HeldSession } from "./held-session.ts";
import { sessionKey } from "./session-key.ts";

/** What the lake names as the source of events that a session's own object says. */
export const SESSION_SOURCE = "session";

const MS_PER_SECOND = 1_000;
/** What the contract of `session_ended` takes at most: seven days. */
const DURATION_MAX_MS = 604_800_000;

const present = (fields: { readonly [name: string]: JsonValue | undefined }): JsonObject =>
  Object.fromEntries(
    Object.entries(fields).filter((field): field is [string, JsonValue] => field[1] !== undefined && field[1] !== null),
  );

const firstTouch = ({ touch, device, locale }: HeldSession): JsonObject =>
  present({
    path: touch.path,
    referrer: touch.referrer,
    source: touch.source,
    campaign: touch.campaign,
    campaign_source: touch.campaign_source,
    campaign_medium: touch.campaign_medium,
    device,
    locale,
  });

const envelope = (
  type: string,
  visitor: string,
  session: HeldSession,
  time: number,
  now: number,
  data: JsonObject,
): Envelope => {
  const key = sessionKey(visitor, session.start);
  return {
    id: `${type}:${key}`,
    type,
    source: SESSION_SOURCE,
    time,
    received: now,
    session: key,
    subject: session.subject,
    channel: session.channel,
    purposes: session.purposes,
    data,
  };
};

/** `session_started` of a session whose client sent none. Its id is the session's: however often it is made, the lake holds it once. */
export const sessionStarted = (visitor: string, session: HeldSession, now: number): Envelope =>
  envelope("session_started", visitor, session, session.start, now, firstTouch(session));

/** How a session went: with an order; without a second page, anything in the cart or an order; or neither. */
export type Outcome = "converted" | "engaged" | "bounced";

export function outcomeOf({ orders, added, pageViews, productViews }: HeldSession): Outcome {
  if (orders > 0) return "converted";
  // A product's page is often both a page and a product view.
  return added > 0 || Math.max(pageViews, productViews) > 1 ? "engaged" : "bounced";
}

/** `session_ended`, with the session's summary; at the time of its last event. */
export function sessionEnded(visitor: string, session: HeldSession, now: number): Envelope {
  const duration = Math.min(session.last - session.from, DURATION_MAX_MS);
  return envelope("session_ended", visitor, session, session.last, now, {
    ...firstTouch(session),
    ...present({ exit_path: session.exitPath, revenue: session.revenue, currency: session.currency }),
    ended_by: session.endedBy,
    duration_s: Math.round(duration / MS_PER_SECOND),
    duration_ms: duration,
    events: session.events,
    page_views: session.pageViews,
    product_views: session.productViews,
    products_added: session.added,
    orders: session.orders,
    products: session.products.length,
    outcome: outcomeOf(session),
  });
}
