import type { JsonObject } from "../json.ts";
import type { ShownOutcome } from "./outcome.ts";

/** One event as the live view may know it: no id of a person or an event, no field that its contract does not open. */
export interface LiveSample {
  /** Arrival, epoch milliseconds. */
  readonly at: number;
  readonly type: string;
  readonly source: string;
  readonly key: string;
  readonly outcome: ShownOutcome;
  /** Why it was refused; empty for the rest. */
  readonly code: string;
  /** Where in a refused event; names that no contract knows are `*`. */
  readonly path: string | null;
  /** What gave an automaton away. */
  readonly bot: readonly string[];
  /** The lake's pseudonym: held in memory only, to tell sessions apart, and shown to nobody. */
  readonly session: string | null;
  readonly data: JsonObject | null;
}
