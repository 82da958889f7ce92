import { isJsonObject, type JsonObject } from "../../json.ts";
import { err, ok } from "../../result.ts";
import { campaignOfAddress } from "../../sessions/campaign.ts";
import { timesOf } from "../event-time.ts";
import { fitPayload } from "../fit-payload.ts";
import { agentContext, channelOf, eventId, idText, sessionId, shownEventId, userId } from "../identifiers.ts";
import { pathOfAddress, withoutQuery } from "../page-address.ts";
import type { TranslatedEvent, Translation, TranslationContext, TranslationRefusal } from "../translation.ts";
import { commerceAction, type NamedPayload, selfDescribed } from "./commerce.ts";
import { consentOfPreferences } from "./consent.ts";
import { contextEntities, type SelfDescribing, selfDescribingEvent } from "./iglu.ts";
import { completedOrders, itemsByOrder } from "./transaction-items.ts";

const TITLE_MAX_CHARS = 256;
/** Most events that one tracker event becomes: a cart action about several products is one event each. */
const EVENTS_PER_ACTION_MAX = 100;

const CORE_VENDOR = "com.snowplowanalytics.snowplow";

const refusal = (original: unknown, code: TranslationRefusal["code"], detail: string): Translation =>
  err({ id: isJsonObject(original) ? shownEventId(original.eid) : null, code, detail, original });

const textFields = (fields: { readonly [name: string]: unknown }): JsonObject =>
  Object.fromEntries(
    Object.entries(fields).filter(
      (field): field is [string, string] => typeof field[1] === "string" && field[1] !== "",
    ),
  );

/**
 * Puts the events of one Snowplow request (the parameters of `GET /i`, or each item of `POST …/tp2`) into our words. A request
 * is read as a whole because items of an order (`ti`) belong to its `tr`. `admits` says whether an application id may send.
 */
export async function translateSnowplow(
  payload: readonly unknown[],
  admits: (appId: string | null) => boolean,
  context: TranslationContext,
): Promise<readonly Translation[]> {
  const items = itemsByOrder(payload);
  const completed = completedOrders(payload);
  const translations: Translation[] = [];
  for (const parameters of payload) {
    if (!isJsonObject(parameters))
      translations.push(refusal(parameters, "not_an_object", "the event is not an object"));
    else if (!admits(idText(parameters.aid)))
      translations.push(refusal(parameters, "unknown_app", "this application id may not send here"));
    else if (parameters.e === "ti") {
      if (!completed.has(idText(parameters.ti_id) ?? ""))
        translations.push(refusal(parameters, "orphan_item", "an order's items travel with the order, in one request"));
    } else translations.push(...(await translateOne(parameters, items, context)));
  }
  return translations;
}

async function translateOne(
  parameters: JsonObject,
  items: ReadonlyMap<string, readonly JsonObject[]>,
  context: TranslationContext,
): Promise<readonly Translation[]> {
  const entities = contextEntities(parameters);
  const event = parameters.e === "ue" ? selfDescribingEvent(parameters) : null;
  const named = namedPayloads(parameters, event, entities, items);
  if (named === null)
    return [
      refusal(
        parameters,
        "unknown_kind",
        "e is none of pv, pp, se, ue, tr, ti, or its self-describing JSON cannot be read",
      ),
    ];
  const user = await userId(parameters.uid, context);
  const mobile = entities.find(({ name }) => name === "client_session")?.data;
  const session = await sessionId(
    [parameters.sid, mobile?.sessionId, parameters.duid, mobile?.userId, parameters.nuid ?? parameters.tnuid],
    user,
    context,
  );
  if (session === null) return [refusal(parameters, "no_identity", "an event needs sid, duid or uid")];
  const consent = event?.name === "consent_preferences" ? consentOfPreferences(event.data) : undefined;
  const channel = channelOf(parameters.aid);
  const shared: Omit<TranslatedEvent, "id" | "type" | "data"> = {
    // `ttm` is true time: no clock is to be corrected by it.
    ...timesOf(parameters.ttm ?? parameters.dtm, parameters.ttm === undefined ? parameters.stm : null),
    session,
    ...(user === null ? {} : { user }),
    ...(channel === undefined ? {} : { channel }),
    ...(consent === undefined ? {} : { consent }),
    ...agentContext(parameters.ua),
  };
  const id = await eventId(parameters.eid, context);
  return Promise.all(
    named.slice(0, EVENTS_PER_ACTION_MAX).map(async ({ type, data }, place) =>
      ok({
        ...shared,
        id: place === 0 ? id : await eventId(`${id}:${place}`, context),
        type,
        data: fitPayload(type, data, context.contracts),
      }),
    ),
  );
}

function namedPayloads(
  parameters: JsonObject,
  event: SelfDescribing | null,
  entities: readonly SelfDescribing[],
  items: ReadonlyMap<string, readonly JsonObject[]>,
): readonly NamedPayload[] | null {
  switch (parameters.e) {
    case "pv":
    case "pp":
      return [{ type: parameters.e === "pv" ? "page_viewed" : "page_pinged", data: pageOf(parameters) }];
    case "se":
      return [{ type: "structured_event", data: structured(parameters) }];
    case "tr": {
      const order = idText(parameters.tr_id);
      const products = order === null ? [] : (items.get(order) ?? []);
      return [
        {
          type: "order_completed",
          data: {
            ...textFields({ order_id: order, total: idText(parameters.tr_tt), currency: parameters.tr_cu }),
            products,
          },
        },
      ];
    }
    case "ue":
      if (event === null) return null;
      if (event.vendor === CORE_VENDOR && event.name === "consent_preferences")
        return [{ type: "consent_updated", data: {} }];
      if (event.vendor === CORE_VENDOR && event.name === "screen_view")
        return [
          { type: "screen_viewed", data: { ...event.data, path: "", ...textFields({ title: event.data.name }) } },
        ];
      return commerceAction(event, entities) ?? [selfDescribed(event)];
    default:
      return null;
  }
}

const pageOf = ({ url, page, refr }: JsonObject): JsonObject => ({
  ...(typeof url === "string" ? { ...campaignOfAddress(url), url: withoutQuery(url) } : {}),
  path: typeof url === "string" ? pathOfAddress(url) : "",
  ...textFields({
    title: typeof page === "string" ? page.slice(0, TITLE_MAX_CHARS) : undefined,
    referrer: typeof refr === "string" ? withoutQuery(refr) : undefined,
  }),
});

const structured = (parameters: JsonObject): JsonObject => ({
  ...textFields({
    category: parameters.se_ca,
    action: parameters.se_ac,
    label: parameters.se_la,
    property: parameters.se_pr,
    value: idText(parameters.se_va),
  }),
});
