import { type App, createApp } from "../../http/app.ts";
import type { ProfilesEnv } from "./env.ts";

/** The room of identity, consent, vault and privacy requests: no operation has moved in yet, so every path answers 404. */
export function createProfilesApp(): App<ProfilesEnv> {
  return createApp<ProfilesEnv>();
}
