/** A deployment's own paths for the collector, so that a shop serves it on its own origin under names of its choosing. */
export interface CollectorPaths {
  /** Prefixes under which every collector path is served again, e.g. `/metrics`. */
  readonly prefixes: readonly string[];
  /** Paths that stand for one of ours, e.g. `/m/t` for `/com.snowplowanalytics.snowplow/tp2`. */
  readonly names: ReadonlyMap<string, string>;
}

const PATH = /^(\/[A-Za-z0-9._~-]{1,64}){1,6}$/;
const isPath = (path: string): boolean =>
  PATH.test(path) && !path.split("/").some((step) => step === "." || step === "..");

/** Reads `/metrics, /m/t=/com.snowplowanalytics.snowplow/tp2`: prefixes and names by comma. What has another form is left out. */
export function parseCollectorPaths(setting: string): CollectorPaths {
  const prefixes: string[] = [];
  const names = new Map<string, string>();
  for (const entry of setting.split(",")) {
    const [own = "", ours] = entry.split("=").map((path) => path.trim());
    if (!isPath(own)) continue;
    if (ours === undefined) prefixes.push(own);
    else if (isPath(ours)) names.set(own, ours);
  }
  return { prefixes, names };
}

let read: { readonly setting: string; readonly paths: CollectorPaths } | null = null;

/** The path of ours that a request's path stands for; `null` where it is none of the deployment's own. Read once per setting. */
export function collectorPath(path: string, setting: string | undefined): string | null {
  if (setting === undefined || setting === "") return null;
  if (read === null || read.setting !== setting) read = { setting, paths: parseCollectorPaths(setting) };
  const { prefixes, names } = read.paths;
  const named = names.get(path);
  if (named !== undefined) return named;
  const prefix = prefixes.find((each) => path.startsWith(`${each}/`));
  return prefix === undefined ? null : path.slice(prefix.length);
}
