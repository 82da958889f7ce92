import type { ClaimedBadEvent, ReplayOutcome } from "../../adapters/bad-events/port.ts";
import { unpackMessage } from "../../adapters/event-queue/message.ts";
import { readKeptMessage } from "../../core/binary-events/kept-message.ts";
import { BOT_INDICATORS } from "../../core/cleaning/detect-bots.ts";
import { parsePurposes } from "../../core/consent/purposes.ts";
import type { Envelope } from "../../core/events/envelope.ts";
import { parseUnknownTypePolicy } from "../../core/events/unknown-types.ts";
import { pseudonymizerOf } from "../../http/pseudonymizer.ts";
import { encryptionOf } from "./arrival.ts";
import { acceptIncoming } from "./binary/accept-incoming.ts";
import type { Incoming } from "./binary/read-binary-event.ts";
import { liveContractsOf } from "./contracts/contracts-of.ts";
import type { IngestEnv } from "./env.ts";
import { lakeOf } from "./lake.ts";
import { queueOf } from "./queue.ts";

type Opened = ClaimedBadEvent & { readonly original: NonNullable<ClaimedBadEvent["original"]> };
type Refused = NonNullable<ReplayOutcome["refused"]>;

const because = (reason: string): Refused => ({ reason, version: null, path: null });
const outcomeOf = ({ id, date }: ClaimedBadEvent, refused: Refused | null): ReplayOutcome => ({ id, date, refused });

/**
 * Takes claimed bad events in once more. Resolves when every effect is durable, and rejects when a store fails: then the events
 * stay kept, and their ids make another attempt harmless. They reach the lake and no session trail: their sessions are over.
 */
export async function takeInAgain(
  claimed: readonly ClaimedBadEvent[],
  env: IngestEnv,
): Promise<readonly ReplayOutcome[]> {
  const opened = claimed.filter((each): each is Opened => each.original !== null);
  const lost = claimed.filter(({ original }) => original === null);
  const events = opened.filter(({ form }) => form === "event");
  const undelivered = opened.filter(({ form }) => form !== "event");
  const groups = Map.groupBy(events, ({ source, receivedAt, original }) =>
    JSON.stringify([source, receivedAt, original.arrival]),
  );
  const outcomes = lost.map((each) => outcomeOf(each, because("original_unreadable")));
  for (const group of groups.values()) outcomes.push(...(await acceptGroup(group, env)));
  outcomes.push(...(await deliver(undelivered, env)));
  return outcomes;
}

/** Events of one request, judged as of its arrival. */
async function acceptGroup(group: readonly Opened[], env: IngestEnv): Promise<readonly ReplayOutcome[]> {
  const [first] = group;
  if (first === undefined) return [];
  const { arrival } = first.original;
  const incoming = group.map(({ original }): Incoming => {
    const raw = parse(original.bytes);
    const binary = readKeptMessage(raw);
    return binary === null ? { raw } : { binary };
  });
  const { rejected } = await acceptIncoming(
    incoming,
    {
      source: first.source,
      channel: typeof arrival.channel === "string" ? arrival.channel : null,
      defaultPurposes: parsePurposes(env.CONSENT_DEFAULT),
      globalPrivacyControl: arrival.globalPrivacyControl === true,
      now: first.receivedAt,
      pseudonymize: await pseudonymizerOf(env),
      indicators: BOT_INDICATORS.filter((each) => [arrival.indicators].flat().includes(each)),
      unknownTypes: parseUnknownTypePolicy(env.UNKNOWN_EVENTS),
      contracts: await liveContractsOf(env).refreshed(Date.now()),
      encrypt: await encryptionOf(env),
    },
    { registry: env.SCHEMA_REGISTRY, queue: queueOf(env), trails: null, behind: () => undefined },
  );
  const refusals = new Map(rejected.map((refusal) => [refusal.index, refusal]));
  return group.map((each, index) => {
    const refusal = refusals.get(index);
    if (refusal === undefined) return outcomeOf(each, null);
    const { code, version, path } = refusal;
    return outcomeOf(each, { reason: code, version, path });
  });
}

/** Events that were accepted before, and whose delivery failed: straight into the lake. */
async function deliver(undelivered: readonly Opened[], env: IngestEnv): Promise<readonly ReplayOutcome[]> {
  const read = undelivered.map((each) => {
    const text = new TextDecoder().decode(each.original.bytes);
    const events = unpackMessage(each.form === "envelope" ? `[${text}]` : text);
    return { each, events: events.ok ? events.value : null };
  });
  const lake = lakeOf(env);
  const writeAll = async (events: readonly Envelope[]) => {
    if (events.length > 0) await lake.write(events);
  };
  try {
    await writeAll(read.flatMap(({ events }) => events ?? []));
    return read.map(({ each, events }) => outcomeOf(each, events === null ? because("unreadable_message") : null));
  } catch {
    const outcomes: ReplayOutcome[] = [];
    for (const { each, events } of read) {
      const failed = await writeAll(events ?? []).then(
        () => false,
        () => true,
      );
      outcomes.push(
        outcomeOf(each, events === null ? because("unreadable_message") : failed ? because("undeliverable") : null),
      );
    }
    return outcomes;
  }
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return null;
  }
}
