import { type DeviceClass, deviceClass } from "./device-class.ts";
import { localeOf } from "./locale.ts";

/** What a browser's request says of its visitor, as far as it is kept. */
export interface Client {
  readonly device: DeviceClass | null;
  /** e.g. `de-AT`. */
  readonly locale: string | null;
  /** Origin of the page that sent it. */
  readonly origin: string | null;
}

export const NO_CLIENT: Client = { device: null, locale: null, origin: null };

/** From the headers `User-Agent`, `Accept-Language` and `Origin`. */
export const clientOf = (
  userAgent: string | undefined,
  acceptLanguage: string | undefined,
  origin: string | undefined,
): Client => ({ device: deviceClass(userAgent), locale: localeOf(acceptLanguage), origin: origin ?? null });
