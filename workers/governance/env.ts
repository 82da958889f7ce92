import type { AuthBindings } from "../../http/auth/authenticate.ts";
import type { RateLimitBindings } from "../../http/rate-limit.ts";
import type { TrainingParams } from "../../workflows/training.ts";

/** The bindings that governance uses, and only those. */
export interface GovernanceEnv extends AuthBindings, RateLimitBindings {
  readonly ASSETS: Fetcher;
  readonly MODELS: R2Bucket;
  readonly TRAINING: Workflow<TrainingParams>;
}
