/** Which Worker answers which paths: the same table routes one script's requests and a split deployment's (`routes` in wrangler.toml). */
export const MOUNTS = {
  ingest: [
    "/v1/events",
    "/v1/lake",
    "/v1/bad-events",
    "/v1/track",
    "/v1/page",
    "/v1/screen",
    "/v1/identify",
    "/v1/group",
    "/v1/alias",
    "/v1/batch",
    "/v1/projects",
    "/com.snowplowanalytics.snowplow",
    "/i",
    "/ice.png",
  ],
  recommend: ["/v1/recommendations"],
  catalog: ["/v1/products", "/v1/categories", "/v1/imports", "/v1/changes"],
  profiles: ["/v1/profiles", "/v1/privacy"],
} as const;

/** Paths answered to the letter: as prefixes, Segment's one-letter paths would swallow their neighbours (`/v1/p`, `/v1/products`). */
export const EXACT_PATHS = {
  ingest: ["/v1/t", "/v1/p", "/v1/s", "/v1/i", "/v1/g", "/v1/a", "/v1/b"],
} as const;

const EXACT: ReadonlyMap<string, keyof typeof MOUNTS> = new Map(EXACT_PATHS.ingest.map((path) => [path, "ingest"]));

/** Each request pays for the look-up: what it compares with is made once. */
const PREFIXES = (Object.entries(MOUNTS) as [keyof typeof MOUNTS, readonly string[]][]).flatMap(([worker, prefixes]) =>
  prefixes.map((prefix) => ({ worker, prefix, below: `${prefix}/` })),
);

export type MountedWorker = keyof typeof MOUNTS | "governance";

/** The Worker that answers `path`; governance answers what nobody else does. */
export function workerOf(path: string): MountedWorker {
  const exact = EXACT.get(path);
  if (exact !== undefined) return exact;
  for (const { worker, prefix, below } of PREFIXES) if (path === prefix || path.startsWith(below)) return worker;
  return "governance";
}

/** The path of an absolute URL as workerd writes it, many times cheaper than parsing it: each request pays for this. */
export function pathOf(url: string): string {
  const start = url.indexOf("/", url.indexOf("://") + 3);
  if (start < 0) return "/";
  for (let at = start; at < url.length; at++) if (url[at] === "?" || url[at] === "#") return url.slice(start, at);
  return url.slice(start);
}
