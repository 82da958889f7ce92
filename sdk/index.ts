import { browserEnvironment } from "./browser-environment.ts";
import { startNearshelf } from "./start-nearshelf.ts";
import type { CreateNearshelf } from "./types.ts";

export type * from "./types.ts";

export const createNearshelf: CreateNearshelf = (options) => startNearshelf(options, browserEnvironment());
