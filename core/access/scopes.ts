/** What a caller may do. Every route names the one it needs. */
export const SCOPES = [
  "events:write",
  "events:import",
  "events:read",
  "events:replay",
  "recommendations:read",
  "recommendations:batch",
  "catalog:read",
  "catalog:write",
  "lake:read",
  "models:read",
  "models:write",
  "contracts:read",
  "contracts:write",
  "schemas:read",
  "schemas:write",
  "keys:read",
  "keys:write",
  "audit:read",
] as const;
export type Scope = (typeof SCOPES)[number];

/** What people are. One table says what each may do; nothing else grants a scope to a role. */
export const ROLE_SCOPES = {
  source: [
    "events:write",
    "events:import",
    "recommendations:read",
    "recommendations:batch",
    "catalog:read",
    "schemas:read",
    "schemas:write",
  ],
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
  admin: SCOPES,
} as const satisfies Record<string, readonly Scope[]>;

export type Role = keyof typeof ROLE_SCOPES;
export const ROLES = Object.keys(ROLE_SCOPES) as readonly Role[];
export const isRole = (value: unknown): value is Role => typeof value === "string" && Object.hasOwn(ROLE_SCOPES, value);

/** What an API key may do by its kind. A publishable key stands in a page's source: it reads what a shopper sees and writes events. */
export const KEY_KIND_SCOPES = {
  publishable: ["events:write", "recommendations:read", "catalog:read"],
  source: ROLE_SCOPES.source,
} as const satisfies Record<string, readonly Scope[]>;

export type KeyKind = keyof typeof KEY_KIND_SCOPES;
