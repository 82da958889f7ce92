import { isJsonObject, type JsonObject, type JsonValue } from "../../json.ts";
import { campaignOfAddress } from "../../sessions/campaign.ts";
import { pathOfAddress, withoutQuery } from "../page-address.ts";

/** Longest title kept, in characters; the rest of a longer one is cut off. */
const TITLE_MAX_CHARS = 256;

const firstText = (...values: readonly (JsonValue | undefined)[]): string | undefined =>
  values.find((value): value is string => typeof value === "string" && value !== "");

/**
 * Payload of a page or screen call: `path`, `title`, `referrer` and `category` from the call's properties, else from
 * `context.page`, else from the call's own `name` and `category`. A server's page call that names no address has the path "".
 */
export function pagePayload(call: JsonObject): JsonObject {
  const properties = isJsonObject(call.properties) ? call.properties : {};
  const context = isJsonObject(call.context) ? call.context : {};
  const page = isJsonObject(context.page) ? context.page : {};
  const address = firstText(properties.path, properties.url, page.path, page.url);
  const title = firstText(properties.title, page.title, call.name, properties.name);
  const name = firstText(call.name, properties.name);
  const referrer = firstText(properties.referrer, page.referrer);
  const category = firstText(properties.category, call.category);
  const url = firstText(properties.url, page.url);
  return {
    ...properties,
    path: address === undefined ? "" : pathOfAddress(address),
    ...(name === undefined ? {} : { name }),
    ...(title === undefined ? {} : { title: title.slice(0, TITLE_MAX_CHARS) }),
    ...(referrer === undefined ? {} : { referrer: withoutQuery(referrer) }),
    ...(category === undefined ? {} : { category }),
    ...(url === undefined ? {} : { ...campaignOfAddress(url), url: withoutQuery(url) }),
    ...campaignOfContext(context.campaign),
  };
}

/** `context.campaign`, as the browser library reads it from `utm_…`. */
function campaignOfContext(campaign: JsonValue | undefined): JsonObject {
  if (!isJsonObject(campaign)) return {};
  const fields = { campaign: campaign.name, campaign_source: campaign.source, campaign_medium: campaign.medium };
  return Object.fromEntries(
    Object.entries(fields).filter((field): field is [string, string] => typeof field[1] === "string"),
  );
}
