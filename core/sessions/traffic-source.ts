import type { Campaign } from "./campaign.ts";

/** Where a session came from. */
export const TRAFFIC_SOURCES = ["campaign", "search", "social", "referral", "internal", "direct"] as const;
export type TrafficSource = (typeof TRAFFIC_SOURCES)[number];

/** Second-level names of search engines; any top-level domain may follow. */
const SEARCH =
  /(^|\.)(google|bing|duckduckgo|yahoo|ecosia|qwant|startpage|yandex|baidu|seznam|naver|sogou|brave|mojeek)\.[a-z.]{2,6}$/;
const SOCIAL =
  /(^|\.)((facebook|instagram|pinterest|tiktok|twitter|linkedin|reddit|youtube|tumblr|snapchat|threads|vk|weibo|mastodon)\.[a-z.]{2,6}|x\.com|t\.co|lnkd\.in|bsky\.app|fb\.com|youtu\.be|pin\.it)$/;

const HOST = /^[a-z][a-z0-9+.-]*:\/\/(?:[^/?#@]*@)?([^/?#:]+)/i;

/** Host of an absolute address in lower case, without `www.`; `null` for any other text. */
export function hostOf(address: string | null | undefined): string | null {
  const host = HOST.exec(address ?? "")?.[1]?.toLowerCase() ?? null;
  return host?.startsWith("www.") === true ? host.slice(4) : host;
}

/** Whether two hosts are one shop's: the same, or one beneath the other. */
const isOneShop = (left: string, right: string): boolean =>
  left === right || left.endsWith(`.${right}`) || right.endsWith(`.${left}`);

/** The kind of source: a named campaign before everything, then the referrer's host against the shop's own (`null` where it is unknown). */
export function trafficSource(campaign: Campaign, referrer: string | null, ownHost: string | null): TrafficSource {
  if (
    campaign.campaign !== undefined ||
    campaign.campaign_source !== undefined ||
    campaign.campaign_medium !== undefined
  )
    return "campaign";
  const host = hostOf(referrer);
  if (host === null) return "direct";
  if (ownHost !== null && isOneShop(host, ownHost)) return "internal";
  if (SEARCH.test(host)) return "search";
  return SOCIAL.test(host) ? "social" : "referral";
}
