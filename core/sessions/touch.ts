import { cutAddress } from "../cleaning/cut-address.ts";
import { redactPersonalData } from "../cleaning/personal-data/redact.ts";
import type { JsonObject, JsonValue } from "../json.ts";
import { type Campaign, campaignOfAddress } from "./campaign.ts";
import { hostOf, type TrafficSource, trafficSource } from "./traffic-source.ts";

/** What a page says of how a visitor came to it. Nothing of it is personal: addresses without query, a campaign's names. */
export interface Touch extends Campaign {
  /** Path of the page. */
  readonly path?: string;
  /** Origin of the page that led here. */
  readonly referrer?: string;
  readonly source?: TrafficSource;
}

/** Longest name of a campaign, as its contract has it. */
const CAMPAIGN_MAX_CHARS = 128;

const PAGES: ReadonlySet<string> = new Set(["page_viewed", "session_started"]);
const FIELDS = ["campaign", "campaign_source", "campaign_medium"] as const;

const textOf = (value: JsonValue | undefined): string | undefined =>
  typeof value === "string" && value !== "" ? value : undefined;

/** A campaign that the payload names, else one that its address names, which cleaning has cut off. */
function campaignOf(clean: JsonObject, raw: JsonObject): Campaign {
  if (FIELDS.some((field) => textOf(clean[field]) !== undefined))
    return Object.fromEntries(
      FIELDS.flatMap((field) => (textOf(clean[field]) === undefined ? [] : [[field, clean[field]]])),
    );
  const address = [raw.url, raw.path].find((value) => typeof value === "string" && value.includes("?"));
  if (typeof address !== "string") return {};
  return Object.fromEntries(
    Object.entries(campaignOfAddress(address)).map(([field, value]) => [
      field,
      redactPersonalData(String(value)).slice(0, CAMPAIGN_MAX_CHARS),
    ]),
  );
}

/**
 * What an event says of its visitor's way; `null` for any but a page's. `clean` is its payload after cleaning, `raw` as it came:
 * only there the address still has its query. `origin` is the page that sent it, where the request says.
 */
export function touchOf(type: string, clean: JsonObject, raw: JsonObject, origin: string | null): Touch | null {
  if (!PAGES.has(type)) return null;
  const path = textOf(clean.path);
  const host = hostOf(textOf(clean.referrer));
  const campaign = campaignOf(clean, raw);
  const source = trafficSource(campaign, textOf(clean.referrer) ?? null, hostOf(textOf(clean.url) ?? origin));
  return {
    ...(path === undefined ? {} : { path: cutAddress(path) }),
    ...(host === null ? {} : { referrer: `https://${host}/` }),
    ...campaign,
    source,
  };
}
