/** Half an hour without activity ends a session, as in web analytics at large. */
export const SESSION_IDLE_MS = 30 * 60 * 1000;

export interface Session {
  readonly id: string;
  /** Epoch milliseconds of the last activity. */
  readonly active: number;
}

/** The session at `now`: the one given, still going, or a new one. */
export const sessionAt = (last: Session | null, now: number, newId: () => string): Session => ({
  id: last !== null && now - last.active < SESSION_IDLE_MS ? last.id : newId(),
  active: now,
});

export const formatSession = (session: Session): string => `${session.active}~${session.id}`;

export function parseSession(text: string | null): Session | null {
  const match = /^(\d+)~([\w.:-]{1,64})$/.exec(text ?? "");
  return match?.[2] === undefined ? null : { id: match[2], active: Number(match[1]) };
}
