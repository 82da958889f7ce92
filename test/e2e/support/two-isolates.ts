import { createTestHarness, unstable_readConfig } from "wrangler";
import { makeCredentials } from "../../../bench/platform/make-credentials.ts";
import { rootPath } from "./root-path.ts";

const ISSUER = "https://nearshelf.local/";
const AUDIENCE = "nearshelf";
/** The whole platform as one script: it owns the objects and answers for catalog and governance. */
const PLATFORM = "nearshelf";
/** Each a Worker of its own, and so an isolate of its own. */
export const ISOLATES = ["recommend-1", "recommend-2"] as const;
export type Isolate = (typeof ISOLATES)[number];

export interface TwoIsolates {
  readonly adminToken: string;
  platform(path: string, init?: RequestInit): Promise<Response>;
  ask(isolate: Isolate, path: string, init?: RequestInit): Promise<Response>;
  /** What the isolates and the platform logged as errors. */
  errors(): readonly string[];
  close(): Promise<void>;
}

/** What this file reads of wrangler.toml's `[env.recommend]`. */
interface RecommendConfig {
  readonly compatibility_date: string;
  readonly compatibility_flags: string[];
  readonly d1_databases: { binding: string; database_name: string; database_id: string }[];
  readonly r2_buckets: { binding: string; bucket_name: string }[];
  readonly durable_objects: { readonly bindings: readonly { name: string; class_name: string }[] };
}

/** The recommend Worker as `[env.recommend]` deploys it, under another name and on the platform's own storage. */
function recommendWorker(name: string, vars: Record<string, string>) {
  const file = { config: rootPath("wrangler.toml"), env: "recommend" };
  const config: RecommendConfig = unstable_readConfig(file, { hideWarnings: true });
  const { compatibility_date, compatibility_flags, d1_databases, r2_buckets } = config;
  const bindings = config.durable_objects.bindings.map((binding) => ({ ...binding, script_name: PLATFORM }));
  const main = rootPath("workers/recommend/index.ts");
  const durable_objects = { bindings };
  return { name, main, compatibility_date, compatibility_flags, d1_databases, r2_buckets, durable_objects, vars };
}

/** Starts the platform and beside it two isolates of recommend, all on the same fresh local storage. */
export async function startTwoIsolates(): Promise<TwoIsolates> {
  const { vars: secrets, adminToken } = await makeCredentials(ISSUER, AUDIENCE);
  const vars = { ...secrets, CONSENT_DEFAULT: "necessary,analytics,personalization,model_training" };
  const harness = createTestHarness({
    root: rootPath("."),
    workers: [
      { configPath: "wrangler.toml", vars, secrets },
      ...ISOLATES.map((name) => ({ config: recommendWorker(name, vars) })),
    ],
  });
  const { url } = await harness.listen();
  const fetchFrom = async (worker: string, path: string, init?: RequestInit): Promise<Response> =>
    (await harness.getWorker(worker).fetch(new URL(path, url).href, init as never)) as unknown as Response;
  await harness.getWorker(PLATFORM).applyD1Migrations("CATALOG_DB");
  await harness.getWorker(PLATFORM).applyD1Migrations("GOVERNANCE_DB");
  return {
    adminToken,
    platform: (path, init) => fetchFrom(PLATFORM, path, init),
    ask: fetchFrom,
    errors: () =>
      harness
        .getLogs()
        .filter(({ level }) => level === "error")
        .map(({ message }) => message),
    close: () => harness.close(),
  };
}
