import { createApiKeys } from "../../adapters/api-keys/d1-api-keys.ts";
import type { ApiKeyRecord } from "../../adapters/api-keys/port.ts";
import { bindings } from "../../test/workerd/bindings.ts";
import { sha256Hex } from "./api-keys.ts";

export const keysInD1 = createApiKeys(bindings.GOVERNANCE_DB);

let made = 0;

/** Stores a key as set-up would, and answers it with its record. */
export async function storeKey(
  kind: ApiKeyRecord["kind"],
  change: Partial<ApiKeyRecord> = {},
): Promise<{ readonly key: string; readonly record: ApiKeyRecord }> {
  const key = unknownKey(kind);
  const record: ApiKeyRecord = {
    id: crypto.randomUUID(),
    kind,
    name: "test",
    origins: [],
    channel: null,
    prefix: key.slice(0, 7),
    createdAt: Date.now(),
    revokedAt: null,
    ...change,
  };
  await keysInD1.create(record, await sha256Hex(key));
  return { key, record };
}

/** A well-formed key that no store holds. */
export const unknownKey = (kind: ApiKeyRecord["kind"]): string =>
  `${kind === "publishable" ? "pk" : "sk"}_${String(++made).padStart(32, "Key0")}`;

/** A database that does not answer. */
export const brokenDatabase = new Proxy({} as D1Database, {
  get: () => () => {
    throw new Error("D1_ERROR: Network connection lost");
  },
});
