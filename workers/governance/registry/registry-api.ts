import { Hono } from "hono";
import { getPath } from "hono/utils/url";
import type { App, AppEnv } from "../../../http/app.ts";
import { QUERY_MAX_CHARS } from "../../../http/limits.ts";
import { errorName, log } from "../../../http/log.ts";
import { pathOf } from "../../../http/mounts.ts";
import type { GovernanceEnv } from "../env.ts";
import { errorAnswer, HTTP_REFUSALS } from "./answers.ts";
import { testCompatibility } from "./compatibility.ts";
import { deleteConfig, getConfig, putConfig } from "./config.ts";
import { negotiate } from "./media-type.ts";
import { deleteMode, getMode, putMode } from "./mode.ts";
import type { RegistryApi } from "./operation.ts";
import { registerSchema } from "./register-schema.ts";
import { REGISTRY_BASE, registryPath } from "./registry-path.ts";
import {
  getSchema,
  getSchemaByGuid,
  getSchemaText,
  listIdsOfGuid,
  listPlacesOfId,
  listSchemas,
  listTypes,
} from "./schemas.ts";
import { describeServer, listContexts } from "./server.ts";
import {
  deleteVersion,
  findByMetadata,
  getVersion,
  getVersionSchema,
  listReferrers,
  listVersions,
} from "./subject-versions.ts";
import { deleteSubject, listSubjects, lookUpSchema } from "./subjects.ts";

const OPERATIONS: readonly ((api: RegistryApi) => void)[] = [
  getSchema,
  getSchemaText,
  listPlacesOfId,
  getSchemaByGuid,
  listIdsOfGuid,
  listSchemas,
  listTypes,
  listSubjects,
  lookUpSchema,
  deleteSubject,
  listVersions,
  registerSchema,
  getVersion,
  getVersionSchema,
  listReferrers,
  findByMetadata,
  deleteVersion,
  testCompatibility,
  getConfig,
  putConfig,
  deleteConfig,
  getMode,
  putMode,
  deleteMode,
  listContexts,
  describeServer,
];

/** How long a client should wait when the registry's object cannot be reached, in seconds. */
const RETRY_AFTER_S = 2;

/**
 * The Confluent Schema Registry API at `/registry`. It has a router of its own: its paths may end with a slash, and any of them may
 * be put into a context (`/contexts/{context}/…`).
 */
export function registryApi(app: App<GovernanceEnv>): void {
  const router = new Hono<AppEnv<GovernanceEnv>>({ getPath: (request) => registryPath(request.url).path });
  router.notFound((c) => errorAnswer(c, HTTP_REFUSALS.notFound));
  router.onError((error, c) => {
    log("error", { error: errorName(error), route: "registry" });
    return errorAnswer(
      c,
      { code: 50001, message: "Error in the backend data store" },
      { "retry-after": String(RETRY_AFTER_S) },
    );
  });
  router.use(async (c, next) => {
    const query = c.req.url.indexOf("?");
    if (query >= 0 && c.req.url.length - query > QUERY_MAX_CHARS) return errorAnswer(c, HTTP_REFUSALS.uriTooLong);
    if (negotiate(c.req.header("accept")) === null) return errorAnswer(c, HTTP_REFUSALS.notAcceptable);
    return next();
  });
  for (const add of OPERATIONS) add({ router, app });

  app.openAPIRegistry.registerComponent("securitySchemes", "registryKey", {
    type: "http",
    scheme: "basic",
    description: "Any user, and a key or token as the password: as the registry's clients send it.",
  });
  app.all(REGISTRY_BASE, (c) => router.fetch(c.req.raw, c.env, c.executionCtx));
}

/** A request's path for the app around: all of the registry is one route there, so that a read pays for one look-up of routes. */
export function outerPathOf(request: Request): string {
  const path = pathOf(request.url);
  return path === REGISTRY_BASE || path.startsWith(`${REGISTRY_BASE}/`) ? REGISTRY_BASE : getPath(request);
}

/** Longest query of a path, for the app around: the registry refuses longer ones in its own error shape. */
export const queryMaxCharsOf = (path: string): number =>
  path === REGISTRY_BASE ? Number.POSITIVE_INFINITY : QUERY_MAX_CHARS;
