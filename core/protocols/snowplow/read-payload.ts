import { isJsonObject } from "../../json.ts";

/** Largest request body of the tracker protocol, in bytes; the trackers' own default is 40,000. */
export const SNOWPLOW_BODY_MAX_BYTES = 1_048_576;
/** Most events in one request. */
export const SNOWPLOW_PAYLOAD_MAX_EVENTS = 500;

/** The events of a `payload_data` body; `null` where it is none. The schema's version is not looked at: they add, never change. */
export const readPayloadData = (body: unknown): readonly unknown[] | null =>
  isJsonObject(body) && Array.isArray(body.data) ? body.data : null;

/** The parameters of a GET request as an event; the first of a repeated name counts. */
export function readParameters(query: URLSearchParams): { readonly [name: string]: string } {
  const parameters = new Map<string, string>();
  for (const [name, value] of query) if (!parameters.has(name)) parameters.set(name, value);
  return Object.fromEntries(parameters);
}

/** Whether the deployment's list admits an application id: names by comma, `*` for any. */
export const admitsApp = (list: string, appId: string | null): boolean =>
  list.split(",").some((entry) => entry.trim() === "*" || (appId !== null && entry.trim() === appId));
