/**
 * A Worker names the bindings it uses and only those. `npm run check` regenerates `worker-configuration.d.ts` from wrangler.toml
 * and these types fail when a Worker's `env.ts` and its `[env.<worker>]` block name different bindings.
 */
type RequiredKeys<T> = { [Key in keyof T]-?: object extends Pick<T, Key> ? never : Key }[keyof T];

/** Every env block inherits the top level's static assets, whether its Worker serves them or not. */
type Inherited = "ASSETS";

/** `true`, or the names that only one side has. */
type SameBindings<Declared, Configured> = [
  Exclude<RequiredKeys<Declared>, keyof Configured> | Exclude<keyof Configured, keyof Declared | Inherited>,
] extends [never]
  ? true
  : Exclude<RequiredKeys<Declared>, keyof Configured> | Exclude<keyof Configured, keyof Declared | Inherited>;

type Holds<T extends true> = T;

import type { CatalogEnv } from "./catalog/env.ts";
import type { GovernanceEnv } from "./governance/env.ts";
import type { IngestEnv } from "./ingest/env.ts";
import type { ProfilesEnv } from "./profiles/env.ts";
import type { RecommendEnv } from "./recommend/env.ts";

export type IngestMatches = Holds<SameBindings<IngestEnv, Cloudflare.IngestEnv>>;
export type RecommendMatches = Holds<SameBindings<RecommendEnv, Cloudflare.RecommendEnv>>;
export type CatalogMatches = Holds<SameBindings<CatalogEnv, Cloudflare.CatalogEnv>>;
export type ProfilesMatches = Holds<SameBindings<ProfilesEnv, Cloudflare.ProfilesEnv>>;
export type GovernanceMatches = Holds<SameBindings<GovernanceEnv, Cloudflare.GovernanceEnv>>;
