import { z } from "@hono/zod-openapi";
import type { Context, Hono } from "hono";
import { createSchemaRegistry } from "../../../adapters/schema-registry/object-registry.ts";
import type { SchemaRegistryPort } from "../../../adapters/schema-registry/port.ts";
import type { Scope } from "../../../core/access/scopes.ts";
import { ID_MAX } from "../../../core/registry/limits.ts";
import type { RegistryRefusal } from "../../../core/registry/refusal.ts";
import { withinContext } from "../../../core/registry/subject-name.ts";
import { err, ok, type Result } from "../../../core/result.ts";
import type { App, AppEnv } from "../../../http/app.ts";
import type { GovernanceEnv } from "../env.ts";
import { admit } from "./access.ts";
import { errorAnswer, HTTP_REFUSALS, jsonAnswer } from "./answers.ts";
import { REGISTRY_BASE, registryPath } from "./registry-path.ts";
import { readBody } from "./request-body.ts";

export type RegistryContext = Context<AppEnv<GovernanceEnv>>;

/** The registry's own router, and the app whose API description its operations join. */
export interface RegistryApi {
  readonly router: Hono<AppEnv<GovernanceEnv>>;
  readonly app: App<GovernanceEnv>;
}

/** A request to the registry, read as its operations need it. */
export interface RegistryRequest {
  readonly c: RegistryContext;
  readonly registry: SchemaRegistryPort;
  /** The context that the path puts the request into. */
  readonly context: string;
  /** A part of the path, decoded. */
  param(name: string): string;
  /** A part of the path that names a subject, in the request's context. */
  subject(): string;
  flag(name: string): boolean;
  /** How schemas are wanted; `null` for their text. */
  format(): string | null;
  number(name: string, fallback: number): number;
  body<S extends z.ZodObject>(shape: S): Promise<Result<z.output<S>, RegistryRefusal>>;
}

export interface Operation {
  readonly method: "get" | "post" | "put" | "delete";
  /** As OpenAPI writes it, below the registry's base. */
  readonly path: string;
  readonly scope: Scope;
  readonly summary: string;
  readonly description?: string;
  readonly query?: readonly string[];
  readonly body?: z.ZodObject;
}

/** A handler answers a value, a refusal, or a response of its own. */
export type Handler = (request: RegistryRequest) => Promise<Result<unknown, RegistryRefusal> | Response>;

/** Adds an operation to the registry's routes and to the API description. */
export function operation({ router, app }: RegistryApi, spec: Operation, handler: Handler): void {
  describe(app, spec);
  router.on(spec.method.toUpperCase(), spec.path.replaceAll(/\{(\w+)\}/g, ":$1"), async (c) => {
    const admitted = await admit(c, spec.scope);
    if (!admitted.ok) return errorAnswer(c, admitted.reason, CHALLENGE);
    const answer = await handler(requestOf(c));
    if (answer instanceof Response) return answer;
    return answer.ok ? jsonAnswer(c, answer.value) : errorAnswer(c, answer.reason);
  });
}

/** Longest name of a format that is looked at, in characters. */
const FORMAT_MAX_CHARS = 32;

const CHALLENGE = { "www-authenticate": 'Basic realm="nearshelf"' };

function requestOf(c: RegistryContext): RegistryRequest {
  const { context } = registryPath(c.req.raw.url);
  const param = (name: string): string => c.req.param(name) ?? "";
  return {
    c,
    registry: createSchemaRegistry(c.env.SCHEMA_REGISTRY),
    context,
    param,
    subject: () => withinContext(param("subject"), context),
    flag: (name) => c.req.query(name)?.toLowerCase() === "true",
    format: () => c.req.query("format")?.slice(0, FORMAT_MAX_CHARS) ?? null,
    number: (name, fallback) => {
      const given = c.req.query(name) ?? "";
      return /^-?\d{1,10}$/.test(given) ? Number(given) : fallback;
    },
    body: (shape) => readBody(c.req.raw, shape),
  };
}

/** An id of a path: 404 for anything that is none, as its peers answer. */
export const parseId = (text: string): Result<number, RegistryRefusal> =>
  /^\d{1,10}$/.test(text) && Number(text) <= ID_MAX ? ok(Number(text)) : err(HTTP_REFUSALS.notFound);

const errorSchema = z
  .object({ error_code: z.int().describe("The first three digits are the HTTP status."), message: z.string() })
  .openapi("RegistryError", { description: "The error shape of Confluent's registry." });
const failed = (description: string) => ({ description, content: { "application/json": { schema: errorSchema } } });

function describe(
  app: App<GovernanceEnv>,
  { method, path, summary, description, query = [], body, scope }: Operation,
): void {
  const params = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => [name, z.string()] as const);
  app.openAPIRegistry.registerPath({
    method,
    path: `${REGISTRY_BASE}${path === "/" ? "" : path}`,
    tags: ["schema registry"],
    summary,
    description: `${description === undefined ? "" : `${description} `}Scope ${scope}.`,
    security: [{ bearer: [] }, { registryKey: [] }],
    request: {
      ...(params.length === 0 ? {} : { params: z.object(Object.fromEntries(params)) }),
      ...(query.length === 0
        ? {}
        : { query: z.object(Object.fromEntries(query.map((name) => [name, z.string().optional()]))) }),
      ...(body === undefined ? {} : { body: { required: true, content: { "application/json": { schema: body } } } }),
    },
    responses: {
      200: { description: "As Confluent's registry answers", content: { "application/json": { schema: z.any() } } },
      401: failed("No valid key or token"),
      403: failed("The scope is missing"),
      404: failed("40401 … 40409: the subject, version, schema or setting is not there"),
      ...(method === "get"
        ? {}
        : { 422: failed("42201 … 42208: the schema, version, level, mode or subject does not fit") }),
    },
  });
}
