import { createProfilesApp } from "./app.ts";
import type { ProfilesEnv } from "./env.ts";

export default { fetch: createProfilesApp().fetch } satisfies ExportedHandler<ProfilesEnv>;
