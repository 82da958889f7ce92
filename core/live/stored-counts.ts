import type { Envelope } from "../events/envelope.ts";
import { type LiveCount, minuteOf, Tally } from "./tally.ts";

/** What a commit to the lake adds to the outcome `stored`, by the minute of arrival. */
export function storedCounts(events: readonly Envelope[]): readonly LiveCount[] {
  const tally = new Tally();
  for (const { type, source, received, bot } of events)
    tally.add({
      minute: minuteOf(received),
      type,
      source,
      key: "",
      outcome: "stored",
      code: bot === undefined ? "" : "bot",
    });
  return tally.take();
}
