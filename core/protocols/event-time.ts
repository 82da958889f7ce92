/** RFC 3339 text, epoch milliseconds as a number or as digits; `null` for anything else. */
export function epochMs(value: unknown): number | null {
  if (typeof value === "number") return Number.isSafeInteger(value) ? value : null;
  if (typeof value !== "string" || value === "") return null;
  const time = /^\d{1,15}$/.test(value) ? Number(value) : Date.parse(value);
  return Number.isSafeInteger(time) ? time : null;
}

/** `time` and `sent` of an event, each where the client states one that can be read. */
export function timesOf(happened: unknown, sent: unknown): { readonly time?: number; readonly sent?: number } {
  const at = epochMs(happened);
  const sentAt = epochMs(sent);
  return { ...(at === null ? {} : { time: at }), ...(at === null || sentAt === null ? {} : { sent: sentAt }) };
}
