import { createCatalog } from "./state/catalog.ts";
import { ContentNeighbours } from "./state/content-neighbours.ts";
import { createServingModel } from "./state/serving-model.ts";

/** What an isolate keeps in memory between requests. Everything here can be lost and loaded again. */
export const createIsolateState = () => ({
  model: createServingModel(),
  catalog: createCatalog(),
  neighbours: new ContentNeighbours(),
});

export type IsolateState = ReturnType<typeof createIsolateState>;
