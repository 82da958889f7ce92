/** Which Worker answers which paths: the same table routes one script's requests and a split deployment's (`routes` in wrangler.toml). */
export const MOUNTS = {
  ingest: ["/v1/events", "/v1/lake"],
  recommend: ["/v1/recommendations"],
  catalog: ["/v1/products", "/v1/categories", "/v1/imports", "/v1/changes"],
  profiles: ["/v1/profiles", "/v1/privacy"],
} as const;

export type MountedWorker = keyof typeof MOUNTS | "governance";

/** The Worker that answers `path`; governance answers what nobody else does. */
export function workerOf(path: string): MountedWorker {
  for (const [worker, prefixes] of Object.entries(MOUNTS) as [keyof typeof MOUNTS, readonly string[]][])
    if (prefixes.some((prefix) => path === prefix || path.startsWith(`${prefix}/`))) return worker;
  return "governance";
}

/** The path of an absolute URL as workerd writes it, many times cheaper than parsing it: each request pays for this. */
export function pathOf(url: string): string {
  const start = url.indexOf("/", url.indexOf("://") + 3);
  if (start < 0) return "/";
  for (let at = start; at < url.length; at++) if (url[at] === "?" || url[at] === "#") return url.slice(start, at);
  return url.slice(start);
}
