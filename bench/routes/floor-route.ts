import type { RouteEntry } from "../bench-entry.ts";

/** A route of the empty Worker: what the runtime takes for a thing that the platform's routes cannot do without. */
export const floorRoute = (name: string, about: string, path: string): RouteEntry => ({
  ...{ name, about },
  kind: "route",
  worker: "empty",
  needs: "nothing",
  connections: 16,
  leavesWork: true,
  request: () => ({ method: "GET", path, headers: {} }),
  check: (answer) => ((answer as { readonly ok?: unknown }).ok === 1 ? null : "not the floor's answer"),
});
