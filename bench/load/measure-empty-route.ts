import type { Platform } from "../platform/start-platform.ts";
import { measureRoute, type RouteFigures } from "./measure-route.ts";

/** Requests under way at once on the empty route: workerd's core is full from about eight on. */
const EMPTY_ROUTE_CONNECTIONS = 16;

/** Short: the route is tiny and measured again and again; seconds. */
const WARM_UP_S = 0.5;

/** The floor: the same load generator, workerd process and compatibility settings, and a route that does nothing. */
export function measureEmptyRoute(platform: Platform, seconds: number): Promise<RouteFigures> {
  const request = { method: "GET", path: "/", headers: {} } as const;
  const load = {
    name: "empty route",
    url: platform.emptyUrl,
    connections: EMPTY_ROUTE_CONNECTIONS,
    warmUpSeconds: WARM_UP_S,
    leavesWork: false,
    next: () => request,
    check: (body: string) => (body === "ok" ? null : "not the empty route's answer"),
  };
  return measureRoute(load, seconds, platform.cpuUs);
}
