import { dirname, join } from "node:path";
import { convertV4MiniflareOptions, Log, LogLevel, Miniflare } from "miniflare";
import { unstable_getMiniflareWorkerOptions } from "wrangler";
import { type PlatformClient, platformClient } from "../../cli/platform-client.ts";
import { projectPath } from "../../cli/project.ts";
import { applyMigrations } from "./apply-migrations.ts";
import { bundleWorkers } from "./bundle-workers.ts";
import { firstLogs } from "./first-logs.ts";
import { type Credentials, makeCredentials } from "./make-credentials.ts";
import { modulesOf } from "./modules-of.ts";
import { cpuTimeUs, findChildProcess } from "./process-cpu.ts";

const PLATFORM = "nearshelf";
const EMPTY = "bench-empty";
/** The object and the queue of the floors; the queue's consumer is set as the platform's is. */
const FLOOR_BINDINGS = {
  durableObjects: { FLOOR: { className: "FloorObject", useSQLite: true } },
  queueProducers: { FLOOR_QUEUE: { queueName: "bench-floor" } },
  queueConsumers: { "bench-floor": { maxBatchSize: 100, maxBatchTimeout: 1 } },
};
const ISSUER = "https://nearshelf.local/";
const AUDIENCE = "nearshelf";
/** A socket of workerd for the Worker itself; port 0 takes a free one. */
const DIRECT_SOCKET = { host: "127.0.0.1", port: 0 };

/** What this file reads of the options that wrangler makes from wrangler.toml; the rest is passed on. */
interface ConfiguredWorker {
  readonly compatibilityDate?: string;
  readonly compatibilityFlags?: string[];
  readonly bindings?: { readonly [name: string]: string };
  readonly assets?: unknown;
  readonly modulesRules?: unknown;
}

/** The built platform and the empty Worker, in one workerd process. */
export interface Platform {
  readonly url: string;
  readonly emptyUrl: string;
  readonly credentials: Credentials;
  /** With the administrator's token. */
  readonly admin: PlatformClient;
  /** CPU time that workerd has used so far, in microseconds; `null` where it cannot be read. */
  cpuUs(): number | null;
  stop(): Promise<void>;
}

/**
 * Builds both Workers and runs them on workerd, D1, R2, Queues, Durable Objects and Workflows simulated and empty. Requests go to
 * each Worker's own socket (`unsafeDirectSockets`): neither Miniflare's entry Worker nor wrangler's proxy stands before it.
 * Bundles and storage live in `folder`.
 */
export async function startPlatform(folder: string): Promise<Platform> {
  // The run brings its own secrets: wrangler's warning that none are configured would mislead.
  process.env.WRANGLER_LOG ??= "error";
  const configured: ConfiguredWorker = unstable_getMiniflareWorkerOptions(projectPath("wrangler.toml")).workerOptions;
  // Static files are served before the Worker is asked: they are not what is measured, and their router would stand in the way.
  const { assets: _assets, modulesRules: _rules, bindings, ...options } = configured;
  const { compatibilityDate = "", compatibilityFlags = [] } = configured;
  const credentials = await makeCredentials(ISSUER, AUDIENCE);
  const bundles = await bundleWorkers(folder, compatibilityDate);
  const worker = async (name: string, path: string) => ({
    name,
    compatibilityDate,
    compatibilityFlags,
    modulesRoot: dirname(path),
    modules: await modulesOf(path),
    unsafeDirectSockets: [DIRECT_SOCKET],
  });
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({
      log: new Log(LogLevel.WARN),
      handleStructuredLogs: firstLogs((line) => console.error(line)),
      cf: false,
      telemetry: { enabled: false },
      resourcePersistencePath: join(folder, "state"),
      workers: [
        { ...options, ...(await worker(PLATFORM, bundles.platform)), bindings: { ...bindings, ...credentials.vars } },
        { ...(await worker(EMPTY, bundles.empty)), ...FLOOR_BINDINGS },
      ],
    }),
  );
  const stop = () => miniflare.dispose();
  try {
    await miniflare.ready;
    await applyMigrations(miniflare, PLATFORM, "CATALOG_DB", "migrations/catalog");
    await applyMigrations(miniflare, PLATFORM, "GOVERNANCE_DB", "migrations/governance");
    const url = (await miniflare.unsafeGetDirectURL(PLATFORM)).origin;
    const emptyUrl = (await miniflare.unsafeGetDirectURL(EMPTY)).origin;
    const workerd = findChildProcess("workerd");
    const admin = platformClient(url, credentials.adminToken);
    return { url, emptyUrl, credentials, admin, cpuUs: () => cpuTimeUs(workerd), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
