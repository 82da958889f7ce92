import { InputError } from "./evaluate/input-error.ts";
import { type PlatformClient, platformClient } from "./platform-client.ts";
import { DEVELOPMENT_PORT } from "./project.ts";
import { platformToken } from "./train/platform-token.ts";

/** Options that every command has that talks to a running platform, for `parseArgs`. */
export const PLATFORM_OPTIONS = { url: { type: "string" }, token: { type: "string" } } as const;
export const PLATFORM_USAGE = `  --url URL            the platform (default http://127.0.0.1:${DEVELOPMENT_PORT})
  --token TOKEN        of the role engineer or admin, or set NEARSHELF_TOKEN; for a platform on this machine it is made here`;

/** Opens a running platform by the options given; an `InputError` says what to mend. */
export async function openPlatform(given: { readonly url?: string; readonly token?: string }): Promise<PlatformClient> {
  const url = URL.parse(given.url ?? `http://127.0.0.1:${DEVELOPMENT_PORT}`);
  if (url === null || !/^https?:$/.test(url.protocol))
    throw new InputError(`--url is an address such as http://127.0.0.1:${DEVELOPMENT_PORT}, not ${given.url}.`);
  await mustAnswer(url.origin);
  const token = await platformToken(url.origin, given.token ?? process.env.NEARSHELF_TOKEN ?? null);
  return platformClient(url.origin, token);
}

/** Without this, a wrong address would be tried again and again before it is told. */
export async function mustAnswer(url: string): Promise<void> {
  const response = await fetch(`${url}/health`).catch(() => null);
  if (response?.ok !== true)
    throw new InputError(`Nothing answers at ${url}/health: start the platform with npm start, or correct --url.`);
}

/** Runs a command: what its user can mend is one line, and every failure is an exit code of 1. */
export async function runCommand(command: () => Promise<void>): Promise<void> {
  try {
    await command();
  } catch (error) {
    const known = error instanceof InputError ? error.message : explained(error);
    if (known === null) throw error;
    console.error(known);
    process.exitCode = 1;
  }
}

function explained(error: unknown): string | null {
  const message = error instanceof Error ? error.message : "";
  if (/ failed: 401 /.test(message))
    return "The token is not accepted: get a fresh one (locally: npm run -s cli -- token --role engineer).";
  if (/ failed: 403 /.test(message)) return "The token may not do this: it needs the role engineer or admin.";
  return / failed: /.test(message) || (error as { code?: string }).code?.startsWith("ERR_PARSE_ARGS") ? message : null;
}
