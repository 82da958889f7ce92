import { createRecommendApp } from "./app.ts";
import type { RecommendEnv } from "./env.ts";

export default { fetch: createRecommendApp().fetch } satisfies ExportedHandler<RecommendEnv>;
