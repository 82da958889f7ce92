/** Longest Authorization header that is decoded, in characters: a token as password may hold 8 KB. */
const BASIC_MAX_CHARS = 12_288;

export interface BasicCredentials {
  readonly user: string;
  /** Empty where there is none. */
  readonly password: string;
}

/** User and password of Basic authentication (RFC 7617); `null` where a header is none. */
export function basicCredentials(header: string): BasicCredentials | null {
  const [, encoded] = /^Basic ([A-Za-z0-9+/=_-]+)$/i.exec(header) ?? [];
  if (encoded === undefined || encoded.length > BASIC_MAX_CHARS) return null;
  try {
    const pair = atob(encoded.replaceAll("-", "+").replaceAll("_", "/"));
    const colon = pair.indexOf(":");
    return colon < 0 ? { user: pair, password: "" } : { user: pair.slice(0, colon), password: pair.slice(colon + 1) };
  } catch {
    return null;
  }
}
