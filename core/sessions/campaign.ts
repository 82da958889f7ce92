/** What led a visitor here, by the names of our contracts. */
export interface Campaign {
  readonly campaign?: string;
  readonly campaign_source?: string;
  readonly campaign_medium?: string;
}

const PARAMETERS = {
  campaign: "utm_campaign",
  campaign_source: "utm_source",
  campaign_medium: "utm_medium",
} as const;

/**
 * Parameters that advertising networks add to an address, and whose clicks they are. Their values name one click of one person: they
 * are not read, only that they are there.
 */
const CLICK_IDS: { readonly [parameter: string]: string } = {
  gclid: "google",
  gbraid: "google",
  wbraid: "google",
  dclid: "google",
  msclkid: "bing",
  fbclid: "facebook",
  ttclid: "tiktok",
  twclid: "twitter",
  li_fat_id: "linkedin",
  epik: "pinterest",
  yclid: "yandex",
};
/** Click ids that stand on every link, not on advertisements alone. */
const ORGANIC_CLICK_IDS: ReadonlySet<string> = new Set(["fbclid"]);

const LABELLED = /[?&](?:utm_|gclid|gbraid|wbraid|dclid|msclkid|fbclid|ttclid|twclid|li_fat_id|epik|yclid)/;

/**
 * The campaign that an address names by `utm_` parameters; where it names no source, the network whose click id it carries, as
 * Google Analytics has it (`gclid`: `google`, `cpc`). Nothing else of the query is read.
 */
export function campaignOfAddress(address: string): Campaign {
  const start = address.indexOf("?");
  if (start < 0 || !LABELLED.test(address.slice(start))) return {};
  const query = new URLSearchParams(address.slice(start + 1).split("#", 1)[0]);
  const named: Campaign = Object.fromEntries(
    Object.entries(PARAMETERS).flatMap(([field, parameter]) => {
      const value = query.get(parameter);
      return value === null || value === "" ? [] : [[field, value]];
    }),
  );
  if (named.campaign_source !== undefined) return named;
  const click = Object.keys(CLICK_IDS).find((parameter) => query.has(parameter));
  const network = click === undefined ? undefined : CLICK_IDS[click];
  if (click === undefined || network === undefined) return named;
  return { campaign_medium: ORGANIC_CLICK_IDS.has(click) ? "social" : "cpc", ...named, campaign_source: network };
}
