import type { ProductVectorBindings } from "../../adapters/vectors/product-vectors.ts";
import type { CatalogFeed } from "../../durable-objects/catalog-feed.ts";
import type { AuthBindings } from "../../http/auth/authenticate.ts";
import type { RateLimitBindings } from "../../http/rate-limit.ts";

/** The bindings that the catalog uses, and only those. */
export interface CatalogEnv extends AuthBindings, RateLimitBindings, ProductVectorBindings {
  readonly CATALOG_DB: D1Database;
  readonly CATALOG_FEED: DurableObjectNamespace<CatalogFeed>;
}

type WithPlainNamespaces<T> = {
  [K in keyof T]: T[K] extends DurableObjectNamespace<infer _> ? DurableObjectNamespace : T[K];
};
type Checked<Wanted, Config extends Wanted> = Config;
/** Compiles only while `[env.catalog]` of wrangler.toml binds what the catalog uses; its types do not name object classes. */
export type BoundByConfig = Checked<WithPlainNamespaces<CatalogEnv>, Cloudflare.CatalogEnv>;
