/** Kinds of device, as `session_started` names them. Nothing finer is kept: it would tell one visitor from another. */
export type DeviceClass = "desktop" | "mobile" | "tablet" | "other";

const TABLET = /iPad|Tablet|PlayBook|Silk(?!.*Mobile)|Kindle|Android(?!.*Mobile)/i;
const MOBILE = /Mobi|iPhone|iPod|Android|Windows Phone|BlackBerry|Opera Mini/i;
const DESKTOP = /Windows NT|Macintosh|X11|CrOS|Linux/i;

/** The kind of device that a user agent names; `null` where there is none. */
export function deviceClass(userAgent: string | null | undefined): DeviceClass | null {
  if (userAgent === null || userAgent === undefined || userAgent === "") return null;
  if (TABLET.test(userAgent)) return "tablet";
  if (MOBILE.test(userAgent)) return "mobile";
  return DESKTOP.test(userAgent) ? "desktop" : "other";
}
