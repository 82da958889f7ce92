import type { JsonObject } from "../json.ts";

const QUERY_OR_FRAGMENT = /[?#]/;

/** Scheme and host of an absolute address. Parsing it as a URL costs more than everything else that an event needs. */
const ORIGIN = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i;

/** The path of an address, without query and fragment; the text itself, cut there, where it is no absolute address. */
export function pathOfAddress(address: string): string {
  const origin = ORIGIN.exec(address)?.[0];
  const path = withoutQuery(origin === undefined ? address : address.slice(origin.length));
  return path === "" && origin !== undefined ? "/" : path;
}

/** An address without query and fragment: that is where searches, tokens and names travel. */
export function withoutQuery(address: string): string {
  const end = address.search(QUERY_OR_FRAGMENT);
  return end < 0 ? address : address.slice(0, end);
}

/** Campaign fields of our contracts, and the parameters of an address that carry them. */
const CAMPAIGN_PARAMETERS = {
  campaign: "utm_campaign",
  campaign_source: "utm_source",
  campaign_medium: "utm_medium",
} as const;

/** The campaign that an address names; nothing else of its query is kept. */
export function campaignOfAddress(address: string): JsonObject {
  const start = address.indexOf("?");
  if (start < 0 || !address.includes("utm_", start)) return {};
  const query = new URLSearchParams(address.slice(start + 1).split("#", 1)[0]);
  return Object.fromEntries(
    Object.entries(CAMPAIGN_PARAMETERS).flatMap(([field, parameter]) => {
      const value = query.get(parameter);
      return value === null || value === "" ? [] : [[field, value]];
    }),
  );
}
