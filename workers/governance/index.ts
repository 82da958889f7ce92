import { createGovernanceApp } from "./app.ts";
import type { GovernanceEnv } from "./env.ts";
import { startNightlyTraining } from "./start-nightly-training.ts";

const app = createGovernanceApp();

export default {
  fetch: app.fetch,
  scheduled: (controller, env) => startNightlyTraining(controller, env),
} satisfies ExportedHandler<GovernanceEnv>;
