import type { CatalogEnv } from "./catalog/env.ts";
import type { GovernanceEnv } from "./governance/env.ts";
import type { IngestEnv } from "./ingest/env.ts";
import type { ProfilesEnv } from "./profiles/env.ts";
import type { RecommendEnv } from "./recommend/env.ts";

/**
 * A Worker names the bindings it uses and only those. `npm run check` compares `worker-configuration.d.ts` with wrangler.toml,
 * and these types fail when a Worker's `env.ts` and its `[env.<worker>]` block name different bindings.
 */
type RequiredKeys<T> = { [Key in keyof T]-?: object extends Pick<T, Key> ? never : Key }[keyof T];

/** Every env block inherits the top level's static assets, whether its Worker serves them or not. */
type Inherited = "ASSETS";
/** Secrets stand in no config file. */
type Secret = "BAD_EVENTS_KEY" | "PSEUDONYM_KEY";

/** Names that only one side has; `never` when both name the same. */
type Difference<Declared, Configured> =
  | Exclude<RequiredKeys<Declared>, keyof Configured | Secret>
  | Exclude<keyof Configured, keyof Declared | Inherited>;

type Nothing<T extends never> = T;

export type IngestDrift = Nothing<Difference<IngestEnv, Cloudflare.IngestEnv>>;
export type RecommendDrift = Nothing<Difference<RecommendEnv, Cloudflare.RecommendEnv>>;
export type CatalogDrift = Nothing<Difference<CatalogEnv, Cloudflare.CatalogEnv>>;
export type ProfilesDrift = Nothing<Difference<ProfilesEnv, Cloudflare.ProfilesEnv>>;
export type GovernanceDrift = Nothing<Difference<GovernanceEnv, Cloudflare.GovernanceEnv>>;
