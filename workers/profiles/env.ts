import type { TokenSettings } from "../../http/auth/token.ts";

/** The bindings that profiles uses, and only those. */
export interface ProfilesEnv extends TokenSettings {
  readonly ENVIRONMENT: string;
}
