import type { AvroSchema, AvroValue } from "../avro/schema.ts";
import type { BotIndicator } from "../cleaning/detect-bots.ts";
import { PURPOSES, type Purpose } from "../consent/purposes.ts";
import type { Envelope } from "../events/envelope.ts";
import { isJsonObject, type JsonObject } from "../json.ts";
import { compilePayload, type Payload } from "./payload.ts";

/** An envelope as an Avro value, with `data` in the form that its file wants: the contract's record or JSON text. */
export function rowOf(event: Envelope, data: AvroValue): AvroValue {
  return {
    id: event.id,
    type: event.type,
    // A lone surrogate has no UTF-8 form: in free text it is replaced, so that it cannot keep an event out of the lake.
    source: event.source.toWellFormed(),
    time: event.time,
    received: event.received,
    session: event.session,
    subject: event.subject,
    channel: event.channel === null ? null : event.channel.toWellFormed(),
    purposes: event.purposes,
    bot: event.bot ?? null,
    dataschema: event.dataschema ?? null,
    broken: event.broken ?? null,
    data,
  };
}

/** Turns rows of a file with this schema back into envelopes; `null` where the schema is not a row's. */
export function compileEnvelopes(schema: AvroSchema): ((row: AvroValue) => Envelope | null) | null {
  const data = schema.kind === "record" ? schema.fields.find((field) => field.name === "data") : undefined;
  if (data === undefined) return null;
  const payload: Payload = data.schema.kind === "string" ? jsonText : compilePayload(data.schema);
  return (row) => envelopeOf(row, payload);
}

function jsonText(value: AvroValue): JsonObject | null {
  if (typeof value !== "string") return null;
  try {
    const parsed: unknown = JSON.parse(value);
    return isJsonObject(parsed) ? parsed : null;
  } catch {
    return null;
  }
}

type Fields = { readonly [name: string]: AvroValue | undefined };

function envelopeOf(row: AvroValue, payload: Payload): Envelope | null {
  const { id, type, source, time, received, session, subject, channel, purposes, bot, dataschema, broken, data } =
    row as Fields;
  const object = data === undefined ? null : payload(data);
  if (
    object === null ||
    typeof id !== "string" ||
    typeof type !== "string" ||
    typeof source !== "string" ||
    typeof time !== "number" ||
    typeof received !== "number" ||
    typeof session !== "string" ||
    !isNullableString(subject) ||
    !isNullableString(channel) ||
    !Array.isArray(purposes)
  )
    return null;
  // Purposes that this version does not know grant nothing to it.
  return {
    id,
    type,
    source,
    time,
    received,
    session,
    subject,
    channel,
    purposes: purposes.filter(isKnownPurpose),
    // Files written before there was bot detection have no such field. A mark that is not known is a mark none the less.
    ...(Array.isArray(bot) && bot.length > 0 ? { bot: bot as readonly BotIndicator[] } : {}),
    ...(typeof dataschema === "string" ? { dataschema } : {}),
    ...(Array.isArray(broken) && broken.length > 0 ? { broken: broken as readonly string[] } : {}),
    data: object,
  };
}

const isNullableString = (value: AvroValue | undefined): value is string | null =>
  value === null || typeof value === "string";

const KNOWN_PURPOSES: ReadonlySet<unknown> = new Set(PURPOSES);
const isKnownPurpose = (value: unknown): value is Purpose => KNOWN_PURPOSES.has(value);
