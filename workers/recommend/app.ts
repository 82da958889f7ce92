import { type App, createApp } from "../../http/app.ts";
import type { RecommendEnv } from "./env.ts";
import { getRecommendations } from "./get-recommendations.ts";
import { createIsolateState, type IsolateState } from "./isolate.ts";
import { postRecommendations } from "./post-recommendations.ts";

/** `state` is what the isolate remembers between requests; a test brings its own. */
export function createRecommendApp(state: IsolateState = createIsolateState()): App<RecommendEnv> {
  const app = createApp<RecommendEnv>();
  getRecommendations(app, state);
  postRecommendations(app, state);
  return app;
}
