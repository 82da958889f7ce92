import { createCatalogApp } from "./catalog/app.ts";
import { createGovernanceApp } from "./governance/app.ts";
import { createIngestApp } from "./ingest/app.ts";
import { createProfilesApp } from "./profiles/app.ts";
import { createRecommendApp } from "./recommend/app.ts";

/** The five Workers' HTTP, for whoever needs all of it: the platform as one script, and the API description. */
export const createApps = () => ({
  ingest: createIngestApp(),
  recommend: createRecommendApp(),
  catalog: createCatalogApp(),
  profiles: createProfilesApp(),
  governance: createGovernanceApp(),
});
