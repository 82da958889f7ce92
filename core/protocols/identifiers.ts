import { EVENT_ID_PATTERN, SESSION_ID_PATTERN } from "../identifiers.ts";
import type { TranslationContext } from "./translation.ts";

/** Longest user id that an event may carry as it is, in characters. */
const USER_ID_MAX_CHARS = 256;
const CHANNEL_PATTERN = /^[a-z0-9][a-z0-9_-]{0,31}$/;

/** Text of an id that clients send as a string or a number; `null` for anything else and for nothing. */
export function idText(value: unknown): string | null {
  if (typeof value === "number" && Number.isFinite(value)) return String(value);
  return typeof value === "string" && value !== "" ? value : null;
}

/** The client's event id; folded where its form is not ours, so that a repeat still meets itself; new where there is none. */
export async function eventId(value: unknown, context: TranslationContext): Promise<string> {
  const text = idText(value);
  if (text === null) return context.newId();
  return EVENT_ID_PATTERN.test(text) ? text : context.fold(`event\0${text}`);
}

/** The event id that may be shown in a refusal. */
export const shownEventId = (value: unknown): string | null => {
  const text = idText(value);
  return text !== null && EVENT_ID_PATTERN.test(text) ? text : null;
};

/** A browsing session from the first id that is there; the last resort, a user id, is always folded: it may be an address. */
export async function sessionId(
  candidates: readonly unknown[],
  user: string | null,
  context: TranslationContext,
): Promise<string | null> {
  for (const candidate of candidates) {
    const text = idText(candidate);
    if (text !== null) return SESSION_ID_PATTERN.test(text) ? text : context.fold(`session\0${text}`);
  }
  return user === null ? null : context.fold(`session-of-user\0${user}`);
}

/** A person's id as events carry it: one that is too long is folded, not cut, so that two people stay two. */
export async function userId(value: unknown, context: TranslationContext): Promise<string | null> {
  const text = idText(value);
  return text === null || text.length <= USER_ID_MAX_CHARS ? text : context.fold(`user\0${text}`);
}

/** The channel that an application id names, where it has the form of one. */
export const channelOf = (value: unknown): string | undefined =>
  typeof value === "string" && CHANNEL_PATTERN.test(value) ? value : undefined;

const USER_AGENT_MAX_CHARS = 1_024;

/** The person's browser, where the event names it: a server's own says nothing of the person. */
export const agentContext = (value: unknown): { readonly context?: { readonly userAgent: string } } =>
  typeof value === "string" && value !== "" ? { context: { userAgent: value.slice(0, USER_AGENT_MAX_CHARS) } } : {};
