import type { Context } from "hono";
import type { Scope } from "../../../core/access/scopes.ts";
import type { RegistryRefusal } from "../../../core/registry/refusal.ts";
import { err, ok, type Result } from "../../../core/result.ts";
import type { AppEnv } from "../../../http/app.ts";
import { authenticate } from "../../../http/auth/authenticate.ts";
import { basicCredentials } from "../../../http/auth/basic-credentials.ts";
import type { GovernanceEnv } from "../env.ts";

/** A Bearer key or token, or one as the password of Basic authentication, as the registry's clients send it, whatever the user. */
function credentialOf(header: string): string {
  const basic = basicCredentials(header);
  if (basic !== null) return basic.password === "" ? basic.user : basic.password;
  return /^Bearer ([^\s]+)$/i.exec(header)?.[1] ?? "";
}

/** Lets in who holds a key or token with `scope`. 40101, 40301, and 50301 while that cannot be checked. */
export async function admit(c: Context<AppEnv<GovernanceEnv>>, scope: Scope): Promise<Result<null, RegistryRefusal>> {
  const header = c.req.header("authorization");
  if (header === undefined) return err({ code: 40101, message: "Send a key as Bearer, or as the password of Basic." });
  const principal = await authenticate(c, credentialOf(header), {});
  if (principal instanceof Response)
    switch (principal.status) {
      case 401:
        return err({ code: 40101, message: "The key or token is not valid." });
      case 403:
        return err({ code: 40301, message: "This origin may not use the key." });
      default:
        return err({ code: 50301, message: "Keys cannot be checked right now. Try again." });
    }
  if (!principal.scopes.has(scope)) return err({ code: 40301, message: `This needs the scope ${scope}.` });
  c.set("principal", principal);
  return ok(null);
}
