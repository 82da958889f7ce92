import { PatternRouter } from "hono/router/pattern-router";
import { type App, createApp } from "../../http/app.ts";
import { batchRecommendations } from "./batch-recommendations.ts";
import type { RecommendEnv } from "./env.ts";
import { getRecommendations } from "./get-recommendations.ts";
import { createIsolateState, type IsolateState } from "./isolate.ts";
import { postRecommendations } from "./post-recommendations.ts";
import type { Clock } from "./state/refreshed.ts";

/** `state` is what the isolate remembers between requests, `clock` what time it is there; a test brings its own. */
export function createRecommendApp(
  state: IsolateState = createIsolateState(),
  clock: Clock = Date.now,
): App<RecommendEnv> {
  // Beside `{placement}`, the path `batch` is too much for Hono's fastest router, and its next choice is the slower for few paths.
  const app = createApp<RecommendEnv>(new PatternRouter());
  batchRecommendations(app, state, clock);
  getRecommendations(app, state, clock);
  postRecommendations(app, state, clock);
  return app;
}
