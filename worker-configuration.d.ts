/* eslint-disable */
// Generated from wrangler.toml by `npm run generate`; do not edit.
interface __BaseEnv_Env {
	LAKE?: R2Bucket;
	MODELS?: R2Bucket;
	CATALOG_DB?: D1Database;
	GOVERNANCE_DB?: D1Database;
	EVENTS_QUEUE?: Queue;
	ASSETS: Fetcher;
	ENVIRONMENT: "production" | "development";
	SESSION_TRAIL?: DurableObjectNamespace /* SessionTrail */ | DurableObjectNamespace /* SessionTrail from nearshelf-objects */;
	LAKE_PARTITION?: DurableObjectNamespace /* LakePartition */ | DurableObjectNamespace /* LakePartition from nearshelf-objects */;
	CATALOG_FEED?: DurableObjectNamespace /* CatalogFeed */ | DurableObjectNamespace /* CatalogFeed from nearshelf-objects */;
	VECTOR_INDEX?: DurableObjectNamespace /* EmbeddedVectorIndex */ | DurableObjectNamespace /* EmbeddedVectorIndex from nearshelf-objects */;
	RATE_LIMITER?: DurableObjectNamespace /* RateLimiter */ | DurableObjectNamespace /* RateLimiter from nearshelf-objects */;
	BAD_EVENT_DAY?: DurableObjectNamespace /* BadEventDay */ | DurableObjectNamespace /* BadEventDay from nearshelf-objects */;
	SCHEMA_REGISTRY?: DurableObjectNamespace /* SchemaRegistry */ | DurableObjectNamespace /* SchemaRegistry from nearshelf-objects */;
	LIVE_EVENTS?: DurableObjectNamespace /* LiveEvents */ | DurableObjectNamespace /* LiveEvents from nearshelf-objects */;
	TRAINING?: Workflow /* TrainingWorkflow */ | Workflow /* TrainingWorkflow from nearshelf-objects */;
	LAKE_UPKEEP?: Workflow /* LakeUpkeepWorkflow */ | Workflow /* LakeUpkeepWorkflow from nearshelf-objects */;
	CONSENT_DEFAULT?: "necessary" | "necessary,analytics,personalization,model_training";
	AUTH_ISSUER?: "" | "https://nearshelf.local/";
	AUTH_AUDIENCE?: "nearshelf";
	AUTH_JWKS_URL?: "";
}
declare namespace Cloudflare {
	interface GlobalProps {
		mainModule: typeof import("./workers/index");
		durableNamespaces: "SessionTrail" | "LakePartition" | "CatalogFeed" | "EmbeddedVectorIndex" | "RateLimiter" | "BadEventDay" | "SchemaRegistry" | "LiveEvents";
	}
	interface ObjectsEnv {
		LAKE: R2Bucket;
		MODELS: R2Bucket;
		CATALOG_DB: D1Database;
		GOVERNANCE_DB: D1Database;
		EVENTS_QUEUE: Queue;
		ASSETS: Fetcher;
		ENVIRONMENT: "production";
		SESSION_TRAIL: DurableObjectNamespace /* SessionTrail */;
		LAKE_PARTITION: DurableObjectNamespace /* LakePartition */;
		CATALOG_FEED: DurableObjectNamespace /* CatalogFeed */;
		VECTOR_INDEX: DurableObjectNamespace /* EmbeddedVectorIndex */;
		RATE_LIMITER: DurableObjectNamespace /* RateLimiter */;
		BAD_EVENT_DAY: DurableObjectNamespace /* BadEventDay */;
		SCHEMA_REGISTRY: DurableObjectNamespace /* SchemaRegistry */;
		LIVE_EVENTS: DurableObjectNamespace /* LiveEvents */;
		TRAINING: Workflow /* TrainingWorkflow */;
		LAKE_UPKEEP: Workflow /* LakeUpkeepWorkflow */;
	}
	interface IngestEnv {
		LAKE: R2Bucket;
		GOVERNANCE_DB: D1Database;
		EVENTS_QUEUE: Queue;
		ASSETS: Fetcher;
		ENVIRONMENT: "production";
		CONSENT_DEFAULT: "necessary";
		AUTH_ISSUER: "";
		AUTH_AUDIENCE: "nearshelf";
		AUTH_JWKS_URL: "";
		SESSION_TRAIL: DurableObjectNamespace /* SessionTrail from nearshelf-objects */;
		LAKE_PARTITION: DurableObjectNamespace /* LakePartition from nearshelf-objects */;
		RATE_LIMITER: DurableObjectNamespace /* RateLimiter from nearshelf-objects */;
		BAD_EVENT_DAY: DurableObjectNamespace /* BadEventDay from nearshelf-objects */;
		LIVE_EVENTS: DurableObjectNamespace /* LiveEvents from nearshelf-objects */;
		SCHEMA_REGISTRY: DurableObjectNamespace /* SchemaRegistry from nearshelf-objects */;
		LAKE_UPKEEP: Workflow /* LakeUpkeepWorkflow from nearshelf-objects */;
	}
	interface RecommendEnv {
		MODELS: R2Bucket;
		GOVERNANCE_DB: D1Database;
		ASSETS: Fetcher;
		ENVIRONMENT: "production";
		CONSENT_DEFAULT: "necessary";
		AUTH_ISSUER: "";
		AUTH_AUDIENCE: "nearshelf";
		AUTH_JWKS_URL: "";
		SESSION_TRAIL: DurableObjectNamespace /* SessionTrail from nearshelf-objects */;
		CATALOG_FEED: DurableObjectNamespace /* CatalogFeed from nearshelf-objects */;
		VECTOR_INDEX: DurableObjectNamespace /* EmbeddedVectorIndex from nearshelf-objects */;
	}
	interface CatalogEnv {
		CATALOG_DB: D1Database;
		GOVERNANCE_DB: D1Database;
		ASSETS: Fetcher;
		ENVIRONMENT: "production";
		AUTH_ISSUER: "";
		AUTH_AUDIENCE: "nearshelf";
		AUTH_JWKS_URL: "";
		CATALOG_FEED: DurableObjectNamespace /* CatalogFeed from nearshelf-objects */;
		VECTOR_INDEX: DurableObjectNamespace /* EmbeddedVectorIndex from nearshelf-objects */;
		RATE_LIMITER: DurableObjectNamespace /* RateLimiter from nearshelf-objects */;
	}
	interface ProfilesEnv {
		ASSETS: Fetcher;
		ENVIRONMENT: "production";
		AUTH_ISSUER: "";
		AUTH_AUDIENCE: "nearshelf";
		AUTH_JWKS_URL: "";
	}
	interface GovernanceEnv {
		MODELS: R2Bucket;
		GOVERNANCE_DB: D1Database;
		ASSETS: Fetcher;
		ENVIRONMENT: "production";
		AUTH_ISSUER: "";
		AUTH_AUDIENCE: "nearshelf";
		AUTH_JWKS_URL: "";
		RATE_LIMITER: DurableObjectNamespace /* RateLimiter from nearshelf-objects */;
		SCHEMA_REGISTRY: DurableObjectNamespace /* SchemaRegistry from nearshelf-objects */;
		TRAINING: Workflow /* TrainingWorkflow from nearshelf-objects */;
	}
	interface Env extends __BaseEnv_Env {}
}
interface Env extends __BaseEnv_Env {}
type StringifyValues<EnvType extends Record<string, unknown>> = {
	[Binding in keyof EnvType]: EnvType[Binding] extends string ? EnvType[Binding] : string;
};
declare namespace NodeJS {
	interface ProcessEnv extends StringifyValues<Pick<Cloudflare.Env, "ENVIRONMENT" | "CONSENT_DEFAULT" | "AUTH_ISSUER" | "AUTH_AUDIENCE" | "AUTH_JWKS_URL">> {}
}
declare module "*.txt" {
	const value: string;
	export default value;
}
declare module "*.html" {
	const value: string;
	export default value;
}
declare module "*.sql" {
	const value: string;
	export default value;
}
declare module "*.bin" {
	const value: ArrayBuffer;
	export default value;
}
declare module "*.wasm" {
	const value: WebAssembly.Module;
	export default value;
}
declare module "*.wasm?module" {
	const value: WebAssembly.Module;
	export default value;
}