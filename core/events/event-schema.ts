import { z } from "zod";
import { PURPOSES } from "../consent/purposes.ts";
import { EVENT_ID_PATTERN, SESSION_ID_PATTERN } from "../identifiers.ts";
import { isJsonObject, type JsonObject } from "../json.ts";

/** Earliest and latest time of an event, epoch milliseconds: the years 2000 to 2099. Each date is a partition of the lake, so dates must be few. */
const TIME_MIN_MS = 946_684_800_000;
const TIME_MAX_MS = 4_102_444_800_000;

/** Longest name of a payload's field. */
const NAME_MAX_CHARS = 64;

/** Whether epoch milliseconds lie in the years that the lake has dates for. */
export const isEventTime = (time: number): boolean => time >= TIME_MIN_MS && time <= TIME_MAX_MS;

const consent = z
  .strictObject(
    Object.fromEntries(PURPOSES.map((purpose) => [purpose, z.boolean().optional()])) as Record<
      (typeof PURPOSES)[number],
      z.ZodOptional<z.ZodBoolean>
    >,
  )
  .describe("Purposes granted (true) or refused (false); a purpose left out falls back to the deployment's default.");

/** One event as clients send it: CloudEvents 1.0 attribute names, with `session`, `user`, `channel` and `consent` as extensions. */
export const eventSchema = z.strictObject({
  specversion: z.literal("1.0").optional(),
  id: z
    .string()
    .regex(EVENT_ID_PATTERN)
    .describe("Chosen by the client, unique per event; a repeated id changes nothing."),
  type: z.string().min(1).max(64).describe("`product_viewed`, or Segment's name `Product Viewed`."),
  time: z
    .union([
      z.iso.datetime({ offset: true }).refine((time) => isEventTime(Date.parse(time))),
      z.int().min(TIME_MIN_MS).max(TIME_MAX_MS),
    ])
    .optional()
    .describe("When it happened: RFC 3339 or epoch milliseconds; the time of arrival where left out."),
  sent: z
    .union([z.string().max(64), z.number()])
    .optional()
    .describe("When the client sent it, by the clock that `time` is by; with it a wrong clock is corrected."),
  session: z
    .string()
    .regex(SESSION_ID_PATTERN)
    .describe("Random id of the browsing session; never an address or a name."),
  user: z
    .string()
    .min(1)
    .max(256)
    .optional()
    .describe("The shop's own id of the signed-in person; only a keyed pseudonym of it is kept."),
  channel: z
    .string()
    .regex(/^[a-z0-9][a-z0-9_-]{0,31}$/)
    .optional(),
  consent: consent.optional(),
  context: z
    .strictObject({
      userAgent: z.string().max(1_024).optional().describe("The person's browser, where a server sends the event."),
      webdriver: z.boolean().optional().describe("`navigator.webdriver`."),
    })
    .optional()
    .describe("What tells a person from an automaton; used for that and not kept."),
  data: z
    .record(z.string().max(NAME_MAX_CHARS), z.unknown())
    .default({})
    .describe("The payload that the type's contract describes."),
});

/** An object whose names may be names: what `data` says above, without a copy of the payload, which its contract judges as it is. */
const isPayload = (value: unknown): boolean =>
  isJsonObject(value) && Object.keys(value).every((name) => name.length <= NAME_MAX_CHARS);

/** What parses events: `eventSchema` at a third of the time. */
export const incomingEventSchema = eventSchema.extend({ data: z.custom<JsonObject>(isPayload).default({}) });

export type IncomingEvent = z.infer<typeof incomingEventSchema>;
