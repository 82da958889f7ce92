import type { BotIndicator } from "../cleaning/detect-bots.ts";
import type { Purpose } from "../consent/purposes.ts";
import type { JsonObject } from "../json.ts";

/**
 * The one internal form of an event, whatever protocol brought it. Attribute names are those of CloudEvents 1.0; `session`,
 * `subject`, `channel`, `purposes` and `received` are extension attributes. It carries no direct identifier: `session` and
 * `subject` are keyed pseudonyms, made before the event leaves the ingest Worker. This is what a queue message and the lake hold.
 */
export interface Envelope {
  /** The client's event id; every effect is idempotent by it. */
  readonly id: string;
  /** Canonical event type, e.g. `product_viewed`; names the contract. */
  readonly type: string;
  /** Protocol and channel that brought it, e.g. `native`, `import`. */
  readonly source: string;
  /** When it happened, epoch milliseconds. */
  readonly time: number;
  /** When ingest accepted it, epoch milliseconds. */
  readonly received: number;
  /**
   * Pseudonym of the session: the visitor's with the session's start (`core/sessions/session-key.ts`); without it where nothing cut
   * what the client calls the session: history, and automata.
   */
  readonly session: string;
  /** Pseudonym of the person, `null` where the event names none. */
  readonly subject: string | null;
  readonly channel: string | null;
  /** Purposes in force when it was accepted. */
  readonly purposes: readonly Purpose[];
  /**
   * What gave an automaton away; left out for a person's event. A marked event is kept, without the purposes `personalization`
   * and `model_training`, and no session, model or count may take it in.
   */
  readonly bot?: readonly BotIndicator[];
  /**
   * The contract and its version that the payload was validated against, as an address: `/v1/contracts/ID/versions/VERSION`. Left out
   * in what the platform itself tells, and in what was accepted before there were versions at run time.
   */
  readonly dataschema?: string;
  /** Names of the contract's rules that the payload breaks and that only warn; left out where it breaks none. */
  readonly broken?: readonly string[];
  /** The payload that the type's contract describes. */
  readonly data: JsonObject;
}
