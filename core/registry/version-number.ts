import { ok, type Result } from "../result.ts";
import { ID_MAX } from "./limits.ts";
import { invalidVersion, type RegistryRefusal } from "./refusal.ts";

/** The newest version, as `latest` and `-1` ask for it. */
export const LATEST = -1;

/** A version of a path: a number from 1, `latest` or `-1`. 42202 for anything else. */
export function parseVersion(text: string): Result<number, RegistryRefusal> {
  if (text === "latest" || text === "-1") return ok(LATEST);
  const version = /^\d{1,10}$/.test(text) ? Number(text) : 0;
  return version >= 1 && version <= ID_MAX ? ok(version) : invalidVersion(text);
}
