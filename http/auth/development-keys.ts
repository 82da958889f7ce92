import type { ApiKeyRecord, ApiKeysPort } from "../../adapters/api-keys/port.ts";
import { sha256Hex } from "./api-keys.ts";

/** Development's own keys, made by set-up and kept in `.dev.vars` as JSON; a deployment has none. */
export interface DevelopmentKeySettings {
  readonly ENVIRONMENT: string;
  readonly DEV_KEYS?: string;
}

interface DevelopmentKeys {
  readonly publishableKey: string;
  readonly sourceKey: string;
}

export function developmentKeys(settings: DevelopmentKeySettings): DevelopmentKeys | null {
  if (settings.ENVIRONMENT !== "development" || settings.DEV_KEYS === undefined) return null;
  return JSON.parse(settings.DEV_KEYS) as DevelopmentKeys;
}

/** The same port, knowing the development keys before it asks the store. */
export function withDevelopmentKeys(keys: ApiKeysPort, settings: DevelopmentKeySettings): ApiKeysPort {
  const local = developmentKeys(settings);
  if (local === null) return keys;
  const record = (kind: ApiKeyRecord["kind"], key: string): ApiKeyRecord => ({
    id: `development-${kind}`,
    kind,
    name: `development ${kind} key`,
    origins: [],
    channel: null,
    prefix: key.slice(0, 7),
    createdAt: 0,
    revokedAt: null,
  });
  return {
    create: (created, digest) => keys.create(created, digest),
    list: () => keys.list(),
    revoke: (id, now) => keys.revoke(id, now),
    async find(digest) {
      if (digest === (await sha256Hex(local.publishableKey))) return record("publishable", local.publishableKey);
      if (digest === (await sha256Hex(local.sourceKey))) return record("source", local.sourceKey);
      return keys.find(digest);
    },
  };
}
