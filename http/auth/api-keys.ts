import type { ApiKeyRecord, ApiKeysPort } from "../../adapters/api-keys/port.ts";
import { kindOfApiKey } from "../../core/access/api-key.ts";
import { KEY_KIND_SCOPES } from "../../core/access/scopes.ts";
import { withTimeout } from "../with-timeout.ts";
import type { Principal } from "./principal.ts";

/** How long a key's record is trusted without asking its store: a revocation takes effect within this, in milliseconds. */
export const KEY_CACHE_MS = 30_000;
/** A record older than this is read again behind the answer, so that a busy isolate never waits for the store; in milliseconds. */
export const KEY_REFRESH_AFTER_MS = 10_000;
/** How long an unknown key is remembered as such, in milliseconds: a flood of guesses does not become a flood of queries. */
export const UNKNOWN_KEY_CACHE_MS = 5_000;
/** How long a record may still be used while the store cannot be asked, in milliseconds. */
export const KEY_STALE_MAX_MS = 3_600_000;
/** How long a request waits for the key's store before it counts as unavailable, in milliseconds. */
export const KEY_WAIT_MS = 250;
const CACHE_MAX_KEYS = 5_000;

export type KeyLookup =
  | { readonly outcome: "found"; readonly record: ApiKeyRecord }
  | { readonly outcome: "unknown" }
  | { readonly outcome: "unavailable" };

interface Cached {
  readonly record: ApiKeyRecord | null;
  readonly at: number;
}

const cache = new Map<string, Cached>();
/** When a refresh behind an answer began, by key: one at a time, and one that never ends blocks the next for a while only. */
const refreshing = new Map<string, number>();

/** Guesses go first: a flood of them must not cost the shop's own keys their place. */
function makeRoom(): void {
  for (const [key, { record }] of cache) if (record === null) cache.delete(key);
  if (cache.size >= CACHE_MAX_KEYS) cache.clear();
}

async function sha256Hex(text: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

export { sha256Hex };

/**
 * Looks a key up: isolate memory first, its store when the memory is old, an older memory when the store fails. `behind` keeps
 * work alive after the answer (`waitUntil`).
 */
export async function lookUpKey(
  key: string,
  keys: Pick<ApiKeysPort, "find">,
  now: number,
  behind: (work: Promise<unknown>) => void,
): Promise<KeyLookup> {
  if (kindOfApiKey(key) === null) return { outcome: "unknown" };
  const cached = cache.get(key);
  const age = cached === undefined ? Number.POSITIVE_INFINITY : now - cached.at;
  if (cached !== undefined && age < (cached.record === null ? UNKNOWN_KEY_CACHE_MS : KEY_CACHE_MS)) {
    if (cached.record !== null && age >= KEY_REFRESH_AFTER_MS) refreshBehind(key, keys, now, behind);
    return lookupOf(cached.record);
  }
  try {
    const record = await withTimeout(read(key, keys, now), KEY_WAIT_MS);
    if (record === undefined) throw new Error("the key store took too long");
    return lookupOf(record);
  } catch {
    // That a key was unknown a while ago says nothing now: it may have been made since, and a 401 would tell its owner to give up.
    if (cached !== undefined && cached.record !== null && age < KEY_STALE_MAX_MS) return lookupOf(cached.record);
    return { outcome: "unavailable" };
  }
}

async function read(key: string, keys: Pick<ApiKeysPort, "find">, now: number): Promise<ApiKeyRecord | null> {
  const record = await keys.find(await sha256Hex(key));
  if (cache.size >= CACHE_MAX_KEYS) makeRoom();
  cache.set(key, { record, at: now });
  return record;
}

function refreshBehind(
  key: string,
  keys: Pick<ApiKeysPort, "find">,
  now: number,
  behind: (work: Promise<unknown>) => void,
): void {
  const startedAt = refreshing.get(key);
  if (startedAt !== undefined && now - startedAt < KEY_REFRESH_AFTER_MS) return;
  refreshing.set(key, now);
  const done = () => refreshing.delete(key);
  behind(read(key, keys, now).then(done, done));
}

const lookupOf = (record: ApiKeyRecord | null): KeyLookup =>
  record === null || record.revokedAt !== null ? { outcome: "unknown" } : { outcome: "found", record };

export const principalOfKey = (record: ApiKeyRecord): Principal => ({
  kind: record.kind,
  id: record.id,
  scopes: new Set(KEY_KIND_SCOPES[record.kind]),
  channel: record.channel,
  verified: true,
});
