import type { SchemaRegistry } from "../../durable-objects/schema-registry.ts";
import type { AuthBindings } from "../../http/auth/authenticate.ts";
import type { RateLimitBindings } from "../../http/rate-limit.ts";
import type { TrainingParams } from "../../workflows/training.ts";

/** The bindings that governance uses, and only those. */
export interface GovernanceEnv extends AuthBindings, RateLimitBindings {
  readonly ASSETS: Fetcher;
  readonly MODELS: R2Bucket;
  readonly SCHEMA_REGISTRY: DurableObjectNamespace<SchemaRegistry>;
  readonly TRAINING: Workflow<TrainingParams>;
  /** Name and contact of the controller and of its data protection officer; where a deployment sets them. */
  readonly CONTROLLER?: string;
  readonly DATA_PROTECTION_OFFICER?: string;
}
