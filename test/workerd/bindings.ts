import { env } from "cloudflare:test";

/** Every binding of the platform as one script: the union that the config's generated types leave optional. */
export type PlatformBindings = Required<Cloudflare.Env>;
export const bindings = env as PlatformBindings;
