/** What the registry answers with, in the order in which it is offered. */
const OFFERED = [
  "application/vnd.schemaregistry.v1+json",
  "application/vnd.schemaregistry+json",
  "application/json",
] as const;
export type MediaType = (typeof OFFERED)[number];
export const DEFAULT_MEDIA_TYPE: MediaType = OFFERED[0];

/** Longest Accept header that is read, in characters; a longer one gets the default. */
const ACCEPT_MAX_CHARS = 1_024;

/** What a request may bring. Some clients label JSON as plain bytes. */
const ACCEPTED: ReadonlySet<string> = new Set([...OFFERED, "application/octet-stream"]);

/** Whether a body of this Content-Type is read; one that names none is JSON. */
export const isReadable = (contentType: string | undefined): boolean =>
  contentType === undefined || ACCEPTED.has((contentType.split(";", 1)[0] ?? "").trim().toLowerCase());

/** The offered type that an Accept header prefers (RFC 9110, section 12.5.1), the first offered among equals; `null` for none. */
export function negotiate(accept: string | undefined): MediaType | null {
  if (accept === undefined || accept === "" || accept === "*/*" || accept.length > ACCEPT_MAX_CHARS)
    return DEFAULT_MEDIA_TYPE;
  if (accept === DEFAULT_MEDIA_TYPE) return DEFAULT_MEDIA_TYPE;
  let best: MediaType | null = null;
  let bestQuality = 0;
  for (const range of accept.split(",")) {
    const [type = "", ...parameters] = range.split(";").map((part) => part.trim().toLowerCase());
    const quality = qualityOf(parameters);
    const match = OFFERED.find((offered) => matches(type, offered));
    if (match !== undefined && quality > bestQuality) [best, bestQuality] = [match, quality];
  }
  return best;
}

const qualityOf = (parameters: readonly string[]): number => {
  const given = parameters.find((parameter) => parameter.startsWith("q="));
  const quality = given === undefined ? 1 : Number(given.slice(2));
  return Number.isFinite(quality) ? quality : 1;
};

/** Peers read `*` and `*` + `/anything` as "whatever you have". */
const matches = (range: string, offered: MediaType): boolean =>
  range === offered || range === "*" || range.startsWith("*/") || range === "application/*";
