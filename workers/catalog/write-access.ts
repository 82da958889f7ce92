import { requires } from "../../http/auth/authenticate.ts";
import { rateLimited } from "../../http/rate-limit.ts";
import type { CatalogEnv } from "./env.ts";

/** Writes that one caller may make in a minute: room for a shop's order system, a tenth of what D1 takes. */
const WRITES_PER_MINUTE = 6_000;
const WINDOW_SECONDS = 60;

/** What stands before every write: who it is, whether they may, and how often. */
export const writeAccess = [
  requires<CatalogEnv>("catalog:write"),
  rateLimited<CatalogEnv>("catalog-write", WRITES_PER_MINUTE, WINDOW_SECONDS),
] as const;
