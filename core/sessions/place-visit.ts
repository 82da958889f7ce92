import { SESSIONS_MAX_HELD } from "../events/session.ts";
import { beginSession, countVisit, type EndedBy, type HeldSession } from "./held-session.ts";
import { localDay } from "./local-day.ts";
import type { SessionRules } from "./session-rules.ts";
import type { Touch } from "./touch.ts";
import type { Visit, Visitor } from "./visit.ts";

const campaignKey = ({ campaign, campaign_source, campaign_medium }: Touch): string =>
  [campaign, campaign_source, campaign_medium].map((name) => name ?? "").join("\0");
const NO_CAMPAIGN = campaignKey({});

const isNear = ({ from, last }: HeldSession, time: number, idleMs: number): boolean =>
  time > from - idleMs && time < last + idleMs;

/** How far a time lies outside a session, in milliseconds; 0 within it. */
const distance = ({ from, last }: HeldSession, time: number): number => Math.max(from - time, time - last, 0);

/** The session that is nearest in time; of two, the one that went before. */
const nearest = (sessions: readonly HeldSession[], time: number): HeldSession | undefined =>
  sessions.toSorted((a, b) => distance(a, time) - distance(b, time) || a.from - b.from)[0];

/** Why a visit that is near enough in time begins a session all the same; `null` where it does not. */
function cutBy(session: HeldSession, { time, touch = {} }: Visit, rules: SessionRules): EndedBy | null {
  const { midnightZone, campaignCuts } = rules;
  if (midnightZone === null && !campaignCuts) return null;
  if (midnightZone !== null && localDay(session.start, midnightZone) !== localDay(time, midnightZone))
    return "midnight";
  const key = campaignKey(touch);
  const isOther = key !== NO_CAMPAIGN && key !== campaignKey(session.touch);
  return campaignCuts && isOther && time >= session.last ? "campaign" : null;
}

/** Sessions with room for one more: what has been told to the queue may go, and nothing else. */
const withRoom = (sessions: readonly HeldSession[]): readonly HeldSession[] | null => {
  if (sessions.length < SESSIONS_MAX_HELD) return sessions;
  const oldest = sessions.find(({ sent }) => sent);
  return oldest === undefined ? null : sessions.filter((session) => session !== oldest);
};

/**
 * Puts an event into the session of its time, or begins one: after a pause of `idleMs`, and as the rules say at midnight and with
 * another campaign. An event that comes late goes where its time lies; sessions that have their names are never merged.
 */
export function placeVisit(
  sessions: readonly HeldSession[],
  visit: Visit,
  id: string,
  visitor: Visitor,
  rules: SessionRules,
  now: number,
): { readonly sessions: readonly HeldSession[]; readonly start: number } {
  // Nearly every event: one session under way, and it goes on.
  const [only] = sessions;
  if (
    only !== undefined &&
    sessions.length === 1 &&
    isNear(only, visit.time, rules.idleMs) &&
    cutBy(only, visit, rules) === null
  )
    return { sessions: [countVisit(only, visit, visitor, now)], start: only.start };
  const near = sessions.filter((session) => isNear(session, visit.time, rules.idleMs));
  const own = nearest(
    near.filter((session) => cutBy(session, visit, rules) === null),
    visit.time,
  );
  const room = own === undefined ? withRoom(sessions) : sessions;
  const target = own ?? (room === null ? nearest(sessions, visit.time) : undefined);
  if (target !== undefined) {
    const counted = countVisit(target, visit, visitor, now);
    return { sessions: sessions.map((session) => (session === target ? counted : session)), start: target.start };
  }
  let start = visit.time;
  while (sessions.some((session) => session.start === start)) start++;
  const begun = countVisit(beginSession(start, visit, id, visitor, now), visit, visitor, now);
  const ended = (room ?? sessions).map((session) => {
    const reason = near.includes(session) && session.last <= visit.time ? cutBy(session, visit, rules) : null;
    return reason === null || session.sent ? session : { ...session, endedBy: reason };
  });
  return { sessions: [...ended, begun], start };
}
