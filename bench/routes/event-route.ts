import type { RouteEntry } from "../bench-entry.ts";

/** Products of the demonstration catalog: ids from 1. */
const PRODUCTS = 217;

export interface EventRoute {
  readonly name: string;
  readonly about: string;
  readonly path: "/v1/events" | "/v1/events/import";
  readonly eventsPerRequest: number;
  /** Distinct sessions in one request; a later request has others, unless `sessions` says otherwise. */
  readonly sessionsPerRequest: number;
  /** Where sessions come back: how many there are. */
  readonly sessions?: number;
  readonly connections: number;
}

/** Requests of `product_viewed` events, every id and session new. The import path takes the source key, the other the publishable one. */
export function eventRoute({ path, eventsPerRequest, sessionsPerRequest, sessions, ...about }: EventRoute): RouteEntry {
  const { name } = about;
  const sessionOf = (request: number, index: number): number => {
    const session = request * sessionsPerRequest + (index % sessionsPerRequest);
    return sessions === undefined ? session : session % sessions;
  };
  const event = (request: number, index: number) => ({
    id: `${name}:${request}:${index}`,
    type: "product_viewed",
    time: Date.now(),
    session: `${name}-${sessionOf(request, index)}`,
    data: {
      product_id: String(1 + ((request * eventsPerRequest + index) % PRODUCTS)),
      category: "blouses",
      price: 28.99,
      currency: "USD",
    },
  });
  return {
    ...about,
    kind: "route",
    needs: "nothing",
    leavesWork: true,
    eventsPerRequest,
    request(n, { credentials }) {
      const key = path === "/v1/events" ? credentials.publishableKey : credentials.sourceKey;
      const events = Array.from({ length: eventsPerRequest }, (_, index) => event(n, index));
      const headers = { authorization: `Bearer ${key}`, "content-type": "application/json" };
      return { method: "POST", path, headers, body: JSON.stringify({ events }) };
    },
    check(answer) {
      const { accepted } = answer as { readonly accepted?: unknown };
      return accepted === eventsPerRequest ? null : `not all of ${eventsPerRequest} events were accepted`;
    },
  };
}
