import { createExecutionContext, waitOnExecutionContext } from "cloudflare:test";
import { describe, expect, it } from "vitest";
import { ROLES, type Role, SCOPES, type Scope } from "../core/access/scopes.ts";
import { authorize, TEST_PUBLISHABLE_KEY, TEST_SOURCE_KEY, testEnv } from "../test/workerd/tokens.ts";
import platform, { type PlatformEnv } from "./index.ts";

/** Every scope's route, asked in a way that changes nothing: what it answers to a caller who may. */
const ROUTES: { readonly [scope in Scope]: readonly [method: string, path: string, status: number] | null } = {
  "events:write": ["POST", "/v1/events", 400],
  "events:import": ["POST", "/v1/events/import", 400],
  "events:read": ["GET", "/v1/bad-events?limit=1", 200],
  "events:replay": ["POST", "/v1/bad-events/replay", 200],
  "recommendations:read": ["GET", "/v1/recommendations/nowhere", 404],
  "recommendations:batch": ["POST", "/v1/recommendations/batch", 415],
  "catalog:read": ["GET", "/v1/products", 200],
  "catalog:write": ["POST", "/v1/products", 415],
  "lake:read": ["GET", "/v1/lake?limit=1", 200],
  "models:read": ["GET", "/v1/models", 200],
  "models:write": ["POST", "/v1/models/trainings", 202],
  "contracts:read": ["GET", "/v1/contracts", 200],
  "contracts:write": ["POST", "/v1/contracts", 415],
  "schemas:read": ["GET", "/registry/subjects", 200],
  "schemas:write": ["DELETE", "/registry/subjects/none", 404],
  "keys:read": ["GET", "/v1/keys", 200],
  "keys:write": ["DELETE", "/v1/keys/none", 404],
  // No route needs it yet.
  "audit:read": null,
};

const SOURCE: readonly Scope[] = [
  "events:write",
  "events:import",
  "recommendations:read",
  "recommendations:batch",
  "catalog:read",
  "schemas:read",
  "schemas:write",
];

/** Written out by hand: a change of the roles' table must be meant. */
const MAY: { readonly [who in Role | "publishable key" | "source key"]: readonly Scope[] } = {
  source: SOURCE,
  merchandiser: [
    "catalog:read",
    "catalog:write",
    "recommendations:read",
    "recommendations:batch",
    "contracts:read",
    "models:read",
  ],
  analyst: ["events:read", "catalog:read", "lake:read", "models:read", "contracts:read", "schemas:read"],
  engineer: [
    "events:write",
    "events:import",
    "events:read",
    "events:replay",
    "recommendations:read",
    "recommendations:batch",
    "catalog:read",
    "lake:read",
    "models:read",
    "models:write",
    "contracts:read",
    "contracts:write",
    "schemas:read",
    "schemas:write",
  ],
  support: ["catalog:read"],
  privacy_officer: ["events:read", "contracts:read", "audit:read"],
  auditor: ["audit:read", "contracts:read", "keys:read"],
  admin: [...SCOPES],
  "publishable key": ["events:write", "recommendations:read", "catalog:read"],
  "source key": SOURCE,
};

/** A started training is a call to this binding, and nothing else of the route's is left out. */
const TRAINING = { create: async () => ({ id: "recorded" }) };
const env = { ...testEnv, TRAINING } as unknown as PlatformEnv;

async function headersOf(who: string): Promise<Record<string, string>> {
  if (who === "publishable key") return { authorization: `Bearer ${TEST_PUBLISHABLE_KEY}` };
  if (who === "source key") return { authorization: `Bearer ${TEST_SOURCE_KEY}` };
  return authorize(who as Role);
}

async function call(method: string, path: string, headers: Record<string, string>): Promise<Response> {
  const context = createExecutionContext();
  const request = new Request(`https://platform.example${path}`, { method, headers });
  const response = await platform.fetch(request as Parameters<typeof platform.fetch>[0], env, context);
  await waitOnExecutionContext(context);
  return response;
}

/** The registry keeps the error shape of its protocol. */
const refusal = (path: string, code: string, registryCode: number) =>
  path.startsWith("/registry") ? { error_code: registryCode } : { code };

const routes = SCOPES.flatMap((scope) => {
  const route = ROUTES[scope];
  return route === null ? [] : [{ scope, route }];
});

describe("who may do what", () => {
  it("is said of every role", () => {
    expect(Object.keys(MAY)).toEqual([...ROLES, "publishable key", "source key"]);
  });

  it.each(Object.entries(MAY))("%s may do exactly this", async (who, may) => {
    const headers = await headersOf(who);
    for (const { scope, route } of routes) {
      const [method, path, status] = route;
      const response = await call(method, path, headers);
      expect({ scope, status: response.status }).toEqual({ scope, status: may.includes(scope) ? status : 403 });
      if (!may.includes(scope)) expect(await response.json()).toMatchObject(refusal(path, "insufficient_scope", 40301));
      else await response.body?.cancel();
    }
  });

  it("nobody without a key may do anything", async () => {
    for (const { route } of routes) {
      const response = await call(route[0], route[1], {});
      expect(response.status).toBe(401);
      expect(await response.json()).toMatchObject(refusal(route[1], "missing_key", 40101));
    }
  });
});
