import { type App, createApp } from "../../http/app.ts";
import { health } from "../../http/health.ts";
import { contracts } from "./contracts/contracts.ts";
import type { GovernanceEnv } from "./env.ts";
import { createKey } from "./keys/create-key.ts";
import { listKeys } from "./keys/list-keys.ts";
import { revokeKey } from "./keys/revoke-key.ts";
import { completeModel } from "./models/complete-model.ts";
import { getTraining } from "./models/get-training.ts";
import { listModels } from "./models/list-models.ts";
import { promoteModel } from "./models/promote-model.ts";
import { putBlocks } from "./models/put-blocks.ts";
import { putSessions } from "./models/put-sessions.ts";
import { putSnapshot } from "./models/put-snapshot.ts";
import { readModelFiles } from "./models/read-model-files.ts";
import { trainModel } from "./models/train-model.ts";
import { pages } from "./pages/pages.ts";
import { outerPathOf, queryMaxCharsOf, registryApi } from "./registry/registry-api.ts";

export function createGovernanceApp(): App<GovernanceEnv> {
  const app = createApp<GovernanceEnv>(undefined, outerPathOf, queryMaxCharsOf);
  health(app);
  contracts(app);
  listModels(app);
  trainModel(app);
  getTraining(app);
  putSnapshot(app);
  putBlocks(app);
  putSessions(app);
  completeModel(app);
  promoteModel(app);
  readModelFiles(app);
  createKey(app);
  listKeys(app);
  revokeKey(app);
  registryApi(app);
  pages(app);
  return app;
}
