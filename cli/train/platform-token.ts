import { InputError } from "../evaluate/input-error.ts";
import { signToken } from "../token/sign-token.ts";

const LOCAL_HOSTS = ["127.0.0.1", "localhost", "[::1]"];

/** The given token; for a platform on this machine one is signed with development's own key. */
export async function platformToken(url: string, given: string | null): Promise<string> {
  if (given !== null) return given;
  if (!LOCAL_HOSTS.includes(new URL(url).hostname))
    throw new InputError(
      `${url} needs a token: give --token, or set NEARSHELF_TOKEN, from its OIDC issuer, of the role engineer or admin.`,
    );
  return signToken("engineer").catch((error: unknown) => {
    throw new InputError(error instanceof Error ? error.message : String(error));
  });
}
