import type { JsonObject } from "../json.ts";

/** Payload fields that hold addresses. */
const ADDRESS_FIELDS = ["path", "referrer"] as const;
const REDACTED = "[redacted]";

/**
 * Cuts query and fragment off addresses, and redacts a step that holds an e-mail address or a login: that is where addresses,
 * tokens and searches travel, and nothing downstream needs them.
 */
export function cleanAddresses(data: JsonObject): JsonObject {
  if (!ADDRESS_FIELDS.some((field) => typeof data[field] === "string")) return data;
  const clean = { ...data };
  for (const field of ADDRESS_FIELDS) {
    const value = clean[field];
    if (typeof value === "string") clean[field] = cleanAddress(value);
  }
  return clean;
}

const cleanAddress = (address: string): string =>
  (address.split(/[?#]/, 1)[0] ?? "")
    .split("/")
    .map((step) => (holdsLogin(step) ? REDACTED : step))
    .join("/");

/** `jane@example.com`, `jane%40example.com`, `user:secret@host.example`; not `@brand`. */
function holdsLogin(step: string): boolean {
  const at = step.search(/@|%40/i);
  return at > 0 && step.indexOf(".", at) > 0;
}
