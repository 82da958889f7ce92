import { isJsonObject, type JsonObject } from "../../json.ts";
import { err, ok } from "../../result.ts";
import { timesOf } from "../event-time.ts";
import { fitPayload } from "../fit-payload.ts";
import { agentContext, eventId, idText, sessionId, shownEventId, userId } from "../identifiers.ts";
import type { Translation, TranslationContext, TranslationRefusal } from "../translation.ts";
import { consentOfCategories } from "./consent.ts";
import { isSegmentKind, type SegmentKind } from "./kinds.ts";
import { SEGMENT_EVENT_MAX_BYTES } from "./limits.ts";
import { pagePayload } from "./page-payload.ts";

/** The event with which Segment's consent wrappers report a change of mind. */
const CONSENT_EVENT = /^segment consent preference(s)? updated$/i;

const encoder = new TextEncoder();

/** Whether an event is larger than Segment takes; three bytes a character is the most that UTF-8 needs. */
function tooLarge(call: JsonObject): boolean {
  const text = JSON.stringify(call);
  return text.length * 3 > SEGMENT_EVENT_MAX_BYTES && encoder.encode(text).byteLength > SEGMENT_EVENT_MAX_BYTES;
}

const refusal = (original: unknown, code: TranslationRefusal["code"], detail: string): Translation =>
  err({ id: isJsonObject(original) ? shownEventId(original.messageId) : null, code, detail, original });

/**
 * Puts one call of the Segment HTTP API (RudderStack's clients send the same) into our words. `kind` is the path's, `null` in a
 * batch, whose calls name their own. `sentAt` is the batch's. Of `context` only page, campaign, session, consent and user
 * agent (to tell automata) are read: addresses, devices and libraries are not part of an event.
 */
export async function translateSegment(
  raw: unknown,
  kind: SegmentKind | null,
  sentAt: unknown,
  context: TranslationContext,
): Promise<Translation> {
  if (!isJsonObject(raw)) return refusal(raw, "not_an_object", "the event is not an object");
  if (tooLarge(raw)) return refusal(raw, "event_too_large", `an event has at most ${SEGMENT_EVENT_MAX_BYTES} bytes`);
  const callKind = kind ?? raw.type;
  if (!isSegmentKind(callKind))
    return refusal(raw, "unknown_kind", "type is none of track, page, screen, identify, group, alias");
  const named = await nameAndPayload(callKind, raw, context);
  if (named === null) return refusal(raw, "no_name", "a track call needs the name of its event");
  const callContext = isJsonObject(raw.context) ? raw.context : {};
  const user = await userId(raw.userId, context);
  const session = await sessionId([callContext.sessionId, raw.anonymousId], user ?? idText(raw.previousId), context);
  if (session === null) return refusal(raw, "no_identity", "an event needs anonymousId or userId");
  const consent = consentOfCategories(raw.context);
  return ok({
    id: await eventId(raw.messageId, context),
    type: named.type,
    ...timesOf(raw.timestamp ?? raw.originalTimestamp, raw.sentAt ?? sentAt),
    session,
    ...(user === null ? {} : { user }),
    ...(consent === undefined ? {} : { consent }),
    ...agentContext(callContext.userAgent),
    data: fitPayload(named.type, named.data, context.contracts),
  });
}

async function nameAndPayload(
  kind: SegmentKind,
  call: JsonObject,
  context: TranslationContext,
): Promise<{ readonly type: string; readonly data: JsonObject } | null> {
  switch (kind) {
    case "track": {
      if (typeof call.event !== "string" || call.event.trim() === "") return null;
      if (CONSENT_EVENT.test(call.event.trim())) return { type: "consent_updated", data: {} };
      return { type: call.event, data: isJsonObject(call.properties) ? call.properties : {} };
    }
    case "page":
      return { type: "page_viewed", data: pagePayload(call) };
    case "screen":
      return { type: "screen_viewed", data: pagePayload(call) };
    case "identify":
      return { type: "user_identified", data: traitNames(call) };
    case "group": {
      const group = idText(call.groupId);
      return {
        type: "group_joined",
        data: { ...(group === null ? {} : { group: await context.subject(group) }), ...traitNames(call) },
      };
    }
    case "alias": {
      const previous = idText(call.previousId);
      return { type: "user_aliased", data: previous === null ? {} : { previous: await context.subject(previous) } };
    }
  }
}

/** Form and number of trait names that an event repeats. */
const TRAIT_NAME = /^[A-Za-z][A-Za-z0-9_]{0,63}$/;
const TRAIT_NAMES_MAX = 50;

/** Which traits a call stated, by comma. Their values are personal data and belong in a vault, never in an event. */
function traitNames(call: JsonObject): JsonObject {
  const names = isJsonObject(call.traits) ? Object.keys(call.traits).filter((name) => TRAIT_NAME.test(name)) : [];
  return names.length === 0 ? {} : { traits: names.slice(0, TRAIT_NAMES_MAX).join(",") };
}
