import type { EventRefusal } from "../../core/events/read-event.ts";
import type { JsonObject } from "../../core/json.ts";
import { type BadEventsEnv, badEventsOf } from "./bad-events.ts";

/** What the request that brought them was, as far as a replay needs it. */
export interface RejectedArrival {
  readonly source: string;
  readonly channel: string | null;
  readonly globalPrivacyControl: boolean;
  /** What the request gave away of an automaton. */
  readonly indicators?: readonly string[];
  /** Epoch milliseconds. */
  readonly now: number;
}

const textEncoder = new TextEncoder();

/** Keeps the events of a batch that were refused. Rejects when a store fails: the batch is then to be sent again. */
export async function keepRejected(
  raw: readonly unknown[],
  rejected: readonly (EventRefusal & { readonly index: number })[],
  { source, channel, globalPrivacyControl, indicators = [], now }: RejectedArrival,
  env: BadEventsEnv,
): Promise<void> {
  if (rejected.length === 0) return;
  const arrival: JsonObject = { channel, globalPrivacyControl, indicators };
  const store = await badEventsOf(env);
  await store.keep(
    rejected.map(({ index, code, contract, version, path }) => ({
      ...{ reason: code, contract, version, path },
      bytes: textEncoder.encode(JSON.stringify(raw[index])),
      receivedAt: now,
      source,
      arrival,
    })),
  );
}
