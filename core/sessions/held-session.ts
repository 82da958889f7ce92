import type { Purpose } from "../consent/purposes.ts";
import { SESSION_MAX_PRODUCTS } from "../events/session.ts";
import type { DeviceClass } from "./device-class.ts";
import type { Touch } from "./touch.ts";
import type { Visit, Visitor } from "./visit.ts";

/** Why a session ended. */
export type EndedBy = "idle" | "midnight" | "campaign";

/** A session as its object holds it: where it lies in time, how it came about, and what was done in it, in numbers. */
export interface HeldSession {
  /** Its name, with the visitor's pseudonym: when its first event happened, epoch milliseconds. It stays when an earlier event comes late. */
  readonly start: number;
  /** Earliest and latest time of its events, epoch milliseconds. */
  readonly from: number;
  readonly last: number;
  /** When its newest event arrived, epoch milliseconds by our clock. */
  readonly arrived: number;
  /** Id of the event that began it: whoever brings it brings `session_started` along. */
  readonly firstEvent: string;
  readonly endedBy: EndedBy;
  /** Whether its end is in the queue. */
  readonly sent: boolean;
  /** First touch. */
  readonly touch: Touch;
  readonly exitPath: string | null;
  readonly device: DeviceClass | null;
  readonly locale: string | null;
  readonly subject: string | null;
  readonly channel: string | null;
  readonly purposes: readonly Purpose[];
  readonly events: number;
  readonly pageViews: number;
  readonly productViews: number;
  readonly added: number;
  readonly orders: number;
  readonly revenue: number | null;
  readonly currency: string | null;
  readonly products: readonly number[];
}

const CENTS = 100;

/** A session that an event begins, before that event is counted. */
export const beginSession = (
  start: number,
  { time }: Visit,
  id: string,
  visitor: Visitor,
  now: number,
): HeldSession => ({
  ...{ start, from: time, last: time, arrived: now, firstEvent: id, endedBy: "idle", sent: false },
  ...{ touch: {}, exitPath: null, device: visitor.device, locale: visitor.locale },
  ...{ subject: visitor.subject, channel: visitor.channel, purposes: visitor.purposes },
  ...{ events: 0, pageViews: 0, productViews: 0, added: 0, orders: 0, revenue: null, currency: null, products: [] },
});

/** The first touch is the earliest page's; what that one leaves open nothing later fills in, but a page that comes before it does. */
const touchWith = (session: HeldSession, { time, touch }: Visit): Touch =>
  touch !== undefined && (Object.keys(session.touch).length === 0 || time < session.from) ? touch : session.touch;

function productsWith(known: readonly number[], added: readonly number[] = []): readonly number[] {
  const fresh = added.filter((product) => !known.includes(product));
  return fresh.length === 0 ? known : [...new Set([...known, ...fresh])].slice(0, SESSION_MAX_PRODUCTS);
}

/** The session with one event more. */
export function countVisit(session: HeldSession, visit: Visit, visitor: Visitor, now: number): HeldSession {
  const { type, time, touch, revenue, currency } = visit;
  const isNewest = time >= session.last;
  return {
    ...session,
    from: Math.min(session.from, time),
    last: Math.max(session.last, time),
    arrived: Math.max(session.arrived, now),
    touch: touchWith(session, visit),
    exitPath: isNewest && touch?.path !== undefined ? touch.path : session.exitPath,
    device: session.device ?? visitor.device,
    locale: session.locale ?? visitor.locale,
    subject: visitor.subject ?? session.subject,
    purposes: visitor.purposes,
    events: session.events + 1,
    pageViews: session.pageViews + (type === "page_viewed" || type === "screen_viewed" ? 1 : 0),
    productViews: session.productViews + (type === "product_viewed" ? 1 : 0),
    added: session.added + (type === "product_added" ? 1 : 0),
    orders: session.orders + (type === "order_completed" ? 1 : 0),
    revenue: revenue === undefined ? session.revenue : Math.round(((session.revenue ?? 0) + revenue) * CENTS) / CENTS,
    currency: revenue === undefined ? session.currency : (currency ?? session.currency),
    products: productsWith(session.products, visit.products),
  };
}
