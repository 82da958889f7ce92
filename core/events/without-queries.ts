import type { JsonObject } from "../json.ts";

/** Payload fields that hold addresses. */
const ADDRESS_FIELDS = ["path", "referrer"] as const;

/** Cuts query and fragment off addresses: that is where e-mail addresses, tokens and searches travel, and nothing downstream needs them. */
export function withoutQueries(data: JsonObject): JsonObject {
  if (!ADDRESS_FIELDS.some((field) => typeof data[field] === "string")) return data;
  const cut = { ...data };
  for (const field of ADDRESS_FIELDS) {
    const value = cut[field];
    if (typeof value === "string") cut[field] = value.split(/[?#]/, 1)[0] ?? "";
  }
  return cut;
}
