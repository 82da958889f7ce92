import type { SeenRequest } from "./fault-proxy.ts";

/** Ids of the events that a Snowplow request carries. */
export function snowplowEventIds({ method, path, body }: Pick<SeenRequest, "method" | "path" | "body">): string[] {
  if (method === "GET") return [new URL(path, "http://collector.example").searchParams.get("eid") ?? ""];
  return (JSON.parse(body) as { data: { eid: string }[] }).data.map(({ eid }) => eid);
}
