const QUERY_OR_FRAGMENT = /[?#]/;

/** Scheme and host of an absolute address. Parsing it as a URL costs more than everything else that an event needs. */
const ORIGIN = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i;

/** The path of an address, without query and fragment; the text itself, cut there, where it is no absolute address. */
export function pathOfAddress(address: string): string {
  const origin = ORIGIN.exec(address)?.[0];
  const path = withoutQuery(origin === undefined ? address : address.slice(origin.length));
  return path === "" && origin !== undefined ? "/" : path;
}

/** An address without query and fragment: that is where searches, tokens and names travel. */
export function withoutQuery(address: string): string {
  const end = address.search(QUERY_OR_FRAGMENT);
  return end < 0 ? address : address.slice(0, end);
}
