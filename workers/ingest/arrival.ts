import type { Context } from "hono";
import { type BotManagement, type RequestSignals, requestIndicators } from "../../core/cleaning/detect-bots.ts";
import { createFieldCipher, type EncryptField } from "../../core/cleaning/field-cipher.ts";
import { SessionRateMemory } from "../../core/cleaning/session-rate-memory.ts";
import { parsePurposes } from "../../core/consent/purposes.ts";
import { parseUnknownTypePolicy } from "../../core/events/unknown-types.ts";
import { clientOf } from "../../core/sessions/client.ts";
import type { AppEnv } from "../../http/app.ts";
import { pseudonymizerOf } from "../../http/pseudonymizer.ts";
import type { ArrivalContext } from "./accept-events.ts";
import { contractsOf } from "./contracts/contracts-of.ts";
import type { IngestEnv } from "./env.ts";

/** What a request says of its sender. Its address is not among it: no step needs one, so none is read. */
export function signalsOf(c: Context<AppEnv<IngestEnv>>): RequestSignals {
  const { botManagement = null } = ((c.req.raw as { readonly cf?: unknown }).cf ?? {}) as {
    readonly botManagement?: BotManagement;
  };
  return {
    userAgent: c.req.header("user-agent") ?? null,
    fromPage: c.req.header("origin") !== undefined,
    hasContact: c.req.header("from") !== undefined,
    clientHints: c.req.header("sec-ch-ua") ?? null,
    botManagement,
  };
}

/** In development the demonstration shop's own pages are visited by the project's browser tests, which have no head: they count as people. */
const isDemonstration = (c: Context<AppEnv<IngestEnv>>): boolean =>
  c.env.ENVIRONMENT === "development" && c.req.header("origin") === new URL(c.req.url).origin;

let cipher: { readonly secret: string; readonly encrypt: Promise<EncryptField> } | null = null;

/** The deployment's field encryption, its key derived once per isolate. */
export async function encryptionOf(env: Pick<IngestEnv, "PSEUDONYM_KEY">): Promise<EncryptField> {
  if (cipher === null || cipher.secret !== env.PSEUDONYM_KEY) {
    const made = createFieldCipher(env.PSEUDONYM_KEY, (count) => crypto.getRandomValues(new Uint8Array(count)));
    cipher = { secret: env.PSEUDONYM_KEY, encrypt: made.then(({ encrypt }) => encrypt) };
  }
  return cipher.encrypt;
}

const TWO_TO_32 = 0x1_0000_0000;
/** Made by the first request: nothing random may be drawn before there is one. */
let rates: SessionRateMemory | null = null;

/** The isolate's memory of session rates: a session whose requests reach several isolates is judged by each for itself. */
function sessionRates(): SessionRateMemory {
  rates ??= new SessionRateMemory(Math.floor(Math.random() * TWO_TO_32));
  return rates;
}

/**
 * What acceptance needs of a request, whatever its protocol. A source key or a token is a server's: its own user agent says
 * nothing of the person, an event's `context.userAgent` does. Rejects where the deployment's secret is missing or short.
 */
export async function arrivalOf(c: Context<AppEnv<IngestEnv>>, source: string, now: number): Promise<ArrivalContext> {
  const { kind, channel } = c.get("principal");
  const globalPrivacyControl = c.req.header("sec-gpc") === "1";
  return {
    source,
    channel,
    defaultPurposes: parsePurposes(c.env.CONSENT_DEFAULT),
    globalPrivacyControl,
    now,
    pseudonymize: await pseudonymizerOf(c.env),
    indicators: kind === "publishable" && !isDemonstration(c) ? requestIndicators(signalsOf(c)) : [],
    ...(kind === "publishable"
      ? { client: clientOf(c.req.header("user-agent"), c.req.header("accept-language"), c.req.header("origin")) }
      : {}),
    rates: sessionRates(),
    unknownTypes: parseUnknownTypePolicy(c.env.UNKNOWN_EVENTS),
    contracts: await contractsOf(c, now),
    encrypt: await encryptionOf(c.env),
  };
}
