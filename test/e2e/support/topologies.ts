import { randomBytes } from "node:crypto";
import { exportJWK, generateKeyPair, SignJWT } from "jose";
import { createTestHarness, type TestHarness } from "wrangler";
import type { Role } from "../../../core/access/scopes.ts";
import { workerOf } from "../../../http/mounts.ts";
import { rootPath } from "./root-path.ts";

const ISSUER = "https://nearshelf.local/";
const AUDIENCE = "nearshelf";
const KEY_ID = "e2e";
const PUBLISHABLE_KEY = "pk_e2ee2ee2ee2ee2ee2ee2ee2ee2ee2ee2";
const SOURCE_KEY = "sk_e2ee2ee2ee2ee2ee2ee2ee2ee2ee2ee2";
const CONFIG = "wrangler.toml";

/** Workers that a split deployment has; `objects` owns the object classes and workflows and is named first to be up first. */
const SPLIT = ["objects", "ingest", "recommend", "catalog", "profiles", "governance"] as const;

export interface Platform {
  /** Where the first Worker listens: all of the platform, where it is one script. */
  readonly url: string;
  readonly publishableKey: string;
  readonly sourceKey: string;
  /** Sends a request to the Worker that its path belongs to. */
  fetch(path: string, init?: RequestInit): Promise<Response>;
  /** Headers of a back-office caller. */
  authorize(role: Role): Promise<{ readonly authorization: string }>;
  /** The runtime's log so far. */
  logs(): string;
  close(): Promise<void>;
}

export type Topology = "one script" | "split by env blocks";
export const TOPOLOGIES: readonly Topology[] = ["one script", "split by env blocks"];

/** Starts the real Workers on workerd with fresh local storage, as one script or as one per env block. */
export async function startPlatform(
  topology: Topology,
  vars: Readonly<Record<string, string>> = {},
): Promise<Platform> {
  const { publicKey, privateKey } = await generateKeyPair("EdDSA", { extractable: true });
  const jwk = { ...(await exportJWK(publicKey)), kid: KEY_ID, alg: "EdDSA", use: "sig" };
  const settings = {
    vars: {
      ENVIRONMENT: "development",
      CONSENT_DEFAULT: "necessary,analytics,personalization,model_training",
      AUTH_ISSUER: ISSUER,
      AUTH_AUDIENCE: AUDIENCE,
      ...vars,
    },
    secrets: {
      BAD_EVENTS_KEY: `e2e:${randomBytes(32).toString("base64")}`,
      PSEUDONYM_KEY: randomBytes(32).toString("base64"),
      DEV_KEYS: JSON.stringify({ publishableKey: PUBLISHABLE_KEY, sourceKey: SOURCE_KEY }),
      AUTH_JWKS: JSON.stringify({ keys: [jwk] }),
    },
  };
  const harness: TestHarness = createTestHarness({
    root: rootPath("."),
    workers:
      topology === "one script"
        ? [{ configPath: CONFIG, ...settings }]
        : SPLIT.map((env) => ({ configPath: CONFIG, env, ...settings })),
  });
  const { url } = await harness.listen();
  const workerFor = (path: string) =>
    topology === "one script" ? harness.getWorker() : harness.getWorker(`nearshelf-${workerOf(path)}`);
  await workerFor("/v1/products").applyD1Migrations("CATALOG_DB");
  await workerFor("/v1/keys").applyD1Migrations("GOVERNANCE_DB");
  return {
    url: new URL(url).origin,
    publishableKey: PUBLISHABLE_KEY,
    sourceKey: SOURCE_KEY,
    fetch: async (path, init) => {
      const target = new URL(path, url);
      return (await workerFor(target.pathname).fetch(target.href, init as never)) as unknown as Response;
    },
    authorize: async (role) => ({
      authorization: `Bearer ${await new SignJWT({ role })
        .setProtectedHeader({ alg: "EdDSA", kid: KEY_ID })
        .setSubject(`e2e-${role}`)
        .setIssuer(ISSUER)
        .setAudience(AUDIENCE)
        .setIssuedAt()
        .setExpirationTime("1h")
        .sign(privateKey)}`,
    }),
    logs: () =>
      harness
        .getLogs()
        .map(({ message }) => message)
        .join("\n"),
    close: () => harness.close(),
  };
}
