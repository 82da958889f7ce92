const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat("en-CA", { timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit" });
  formats.set(zone, made);
  return made;
}

/** Whether a name is an IANA time zone that the runtime knows. */
export function isTimeZone(zone: string): boolean {
  try {
    formatOf(zone);
    return true;
  } catch {
    return false;
  }
}

/** The date of a moment (epoch milliseconds) where the shop is, `YYYY-MM-DD`. Throws for an unknown zone. */
export const localDay = (time: number, zone: string): string => formatOf(zone).format(time);
