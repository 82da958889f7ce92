import type { ApiKeyRecord } from "../../adapters/api-keys/port.ts";

const LOOPBACK = /^http:\/\/(127\.0\.0\.1|localhost|\[::1\])(:\d{1,5})?$/;

/** Whether a browser on `origin` may use the key: same origin as the platform, on the key's exact list, or, for development's own key, loopback. */
export function allowsOrigin(record: ApiKeyRecord, origin: string, ownOrigin: string): boolean {
  if (origin === ownOrigin || record.origins.includes(origin)) return true;
  return record.id.startsWith("development-") && LOOPBACK.test(origin);
}
