import { OpenAPIHono } from "@hono/zod-openapi";
import type { Context, Env, MiddlewareHandler } from "hono";
import { HTTPException } from "hono/http-exception";
import type { Router } from "hono/router";
import type { H, RouterRoute } from "hono/types";
import type { Principal } from "./auth/principal.ts";
import { QUERY_MAX_CHARS } from "./limits.ts";
import { log } from "./log.ts";
import { type FieldError, type ProblemCode, problem } from "./problem.ts";
import { isStoreFailure } from "./store-failure.ts";

/** What every handler finds in its context. */
export interface AppVariables {
  requestId: string;
  principal: Principal;
}

export interface AppEnv<Bindings extends object> extends Env {
  Bindings: Bindings;
  Variables: AppVariables;
}

export type App<Bindings extends object> = OpenAPIHono<AppEnv<Bindings>>;

/** A request id for logs and answers; ours alone, so that a caller cannot write into our logs. */
const requestId: MiddlewareHandler = async (c, next) => {
  const id = crypto.randomUUID();
  c.set("requestId", id);
  await next();
  c.res.headers.set("x-request-id", id);
};

const boundedQuery =
  (maxCharsOf: (path: string) => number): MiddlewareHandler =>
  async (c, next) => {
    const query = c.req.url.indexOf("?");
    if (query < 0) return next();
    const maxChars = maxCharsOf(c.req.path);
    if (c.req.url.length - query > maxChars)
      return problem(c, "query_too_long", `Keep the query string under ${maxChars} characters, or use POST.`);
    return next();
  };

/** How long a client should wait when a store did not answer, in seconds. */
const STORE_RETRY_AFTER_S = 2;

const CODE_OF_STATUS: { readonly [status: number]: ProblemCode } = {
  400: "malformed_request",
  401: "invalid_token",
  403: "insufficient_scope",
  404: "not_found",
  413: "body_too_large",
  415: "unsupported_media_type",
};

/**
 * A Hono app with OpenAPI, request ids, bounded queries and problem+json for every failure. Each Worker makes one; the platform
 * mounts them. `router`: where Hono's own choice is slow for the paths at hand. `pathOf`: where a request's path stands for
 * another. `queryMaxCharsOf`: where a path's queries may be longer.
 */
export function createApp<Bindings extends object>(
  router?: Router<[H, RouterRoute]>,
  pathOf?: (request: Request, env: Bindings | undefined) => string,
  queryMaxCharsOf: (path: string) => number = () => QUERY_MAX_CHARS,
): App<Bindings> {
  const app = new OpenAPIHono<AppEnv<Bindings>>({
    ...(router === undefined ? {} : { router }),
    ...(pathOf === undefined
      ? {}
      : { getPath: (request, options) => pathOf(request, options?.env as Bindings | undefined) }),
    defaultHook: (result, c) => {
      if (result.success) return;
      const errors: FieldError[] = result.error.issues.slice(0, 20).map((issue) => ({
        field: fieldOf(issue) || result.target,
        // The library's words for unknown names quote them: the client's text is not repeated.
        detail: issue.code === "unrecognized_keys" ? "has names that are not known here" : issue.message,
      }));
      return problem(c, "invalid_request", "Correct the named fields; /docs shows each route's shape.", { errors });
    },
  });
  app.onError((error, c) => {
    if (error instanceof HTTPException) {
      const code = CODE_OF_STATUS[error.status];
      if (code !== undefined) return problem(c, code, error.message.slice(0, 200));
    }
    logFailure(c, error);
    if (isStoreFailure(error))
      return problem(c, "unavailable", "A store did not answer and nothing was changed by halves. Try again.", {
        headers: { "retry-after": String(STORE_RETRY_AFTER_S) },
      });
    return problem(
      c,
      "internal_error",
      "The request was not carried out. Try again; if it stays, report the requestId.",
    );
  });
  app.notFound((c) => problem(c, "not_found", "See /docs for the paths that exist."));
  app.use(requestId, boundedQuery(queryMaxCharsOf));
  return app;
}

/** A step of a path that may be shown: the names of fields and attributes have this form, what else arrives is the client's text. */
const SHOWN_STEP = /^[A-Za-z0-9_-]{1,64}$/;

function fieldOf(issue: { readonly code: string; readonly path: readonly PropertyKey[] }): string {
  const steps = issue.code === "invalid_key" ? issue.path.slice(0, -1) : issue.path;
  return steps
    .map(String)
    .map((step) => (SHOWN_STEP.test(step) ? step : "…"))
    .join(".");
}

/** The error's own text may quote input: only its class, our frames and our request id are logged. */
function logFailure(c: Context, error: Error): void {
  log("error", {
    requestId: c.get("requestId"),
    error: error.name,
    route: c.req.routePath,
    stack: stackWithoutMessage(error),
  });
}

/** A frame as V8 writes it. */
const STACK_FRAME = /^\s+at .*:\d+:\d+\)?$/;

/** Frames only. A stack begins with the message, which may have lines that look like frames. */
function stackWithoutMessage(error: Error): string {
  const stack = error.stack ?? "";
  const message = stack.indexOf(error.message);
  return stack
    .slice(message < 0 ? 0 : message + error.message.length)
    .split("\n")
    .filter((line) => STACK_FRAME.test(line))
    .slice(0, 6)
    .join(" | ");
}
