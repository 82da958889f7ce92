/**
 * A session's pseudonym: the visitor's keyed pseudonym, a full stop, and when the session began, epoch milliseconds in base 36. It
 * is the same however often it is made, sorts and erases by visitor, and says nothing that the session's events do not say.
 */
export const sessionKey = (visitor: string, start: number): string => `${visitor}.${start.toString(36)}`;

/** The visitor's pseudonym of a session's; what was never cut (history, automata) is its own. */
export function visitorOf(session: string): string {
  const end = session.indexOf(".");
  return end < 0 ? session : session.slice(0, end);
}
