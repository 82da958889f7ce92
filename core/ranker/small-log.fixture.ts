import type { ClickSessions } from "./click-sessions.ts";

/** Sessions of item numbers as columns. */
export function sessionsOf(sessions: readonly (readonly number[])[]): ClickSessions {
  const items = sessions.flat();
  const starts = new Uint32Array(sessions.length + 1);
  sessions.forEach((session, at) => {
    starts[at + 1] = (starts[at] ?? 0) + session.length;
  });
  return { itemCount: Math.max(-1, ...items) + 1, starts, items: Uint32Array.from(items) };
}
