import type { BadEventStore } from "../../adapters/bad-events/port.ts";
import { createBadEvents } from "../../adapters/bad-events/r2-bad-events.ts";
import { createKeyRing, type KeyRing } from "../../core/bad-events/key-ring.ts";
import { knownNames } from "../../core/bad-events/known-names.ts";
import { pseudonymizerOf } from "../../http/pseudonymizer.ts";
import { liveContractsOf } from "./contracts/contracts-of.ts";
import type { IngestEnv } from "./env.ts";

export type BadEventsEnv = Pick<
  IngestEnv,
  "LAKE" | "BAD_EVENT_DAY" | "BAD_EVENTS_KEY" | "PSEUDONYM_KEY" | "GOVERNANCE_DB"
>;

let made: { readonly secret: string; readonly keys: Promise<KeyRing> } | null = null;

/** The deployment's bad events. Rejects where a secret is missing or has a wrong form; keys are imported once per isolate. */
export async function badEventsOf(env: BadEventsEnv): Promise<BadEventStore> {
  const secret = env.BAD_EVENTS_KEY ?? "";
  if (made === null || made.secret !== secret) made = { secret, keys: createKeyRing(secret) };
  const [keys, pseudonymize] = await Promise.all([made.keys, pseudonymizerOf(env)]);
  const names = knownNames(liveContractsOf(env).held);
  return createBadEvents({ bucket: env.LAKE, days: env.BAD_EVENT_DAY, keys, pseudonymize, names });
}
