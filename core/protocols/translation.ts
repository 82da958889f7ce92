import type { ConsentStatement } from "../consent/purposes.ts";
import type { ContractsInForce } from "../contracts/contracts-in-force.ts";
import type { JsonObject } from "../json.ts";
import type { Result } from "../result.ts";

/** A foreign event in the words of `POST /v1/events`: what acceptance reads, validates and cleans like any native event. */
export interface TranslatedEvent {
  readonly id: string;
  /** Segment's or our name; acceptance makes it canonical. */
  readonly type: string;
  /** Epoch milliseconds by the client's clock; the time of arrival where left out. */
  readonly time?: number;
  /** When the client sent it, epoch milliseconds by the same clock: acceptance corrects `time` by it. */
  readonly sent?: number;
  readonly session: string;
  readonly user?: string;
  readonly channel?: string;
  readonly consent?: ConsentStatement;
  /** What tells a person from an automaton, where the event itself says it. */
  readonly context?: { readonly userAgent: string };
  readonly data: JsonObject;
}

/** Why a foreign event could not be put into our words. Codes are stable; details never repeat the client's text. */
export interface TranslationRefusal {
  /** The client's own event id, where it has the form of one of ours. */
  readonly id: string | null;
  readonly code:
    | "not_an_object"
    | "unknown_kind"
    | "no_name"
    | "no_identity"
    | "event_too_large"
    | "orphan_item"
    | "unknown_app";
  readonly detail: string;
  /** The event as it came: what is kept with the bad events. */
  readonly original: unknown;
}

export type Translation = Result<TranslatedEvent, TranslationRefusal>;

/** What translation needs besides the event: clock, secrets and randomness are arguments. */
export interface TranslationContext {
  /** Arrival, epoch milliseconds. */
  readonly now: number;
  /** Keyed pseudonym that has the form of an identifier: for ids whose own form is not admitted, e-mail addresses among them. */
  readonly fold: (text: string) => Promise<string>;
  /** The pseudonym that the lake gives a person, for payload fields that name one. */
  readonly subject: (user: string) => Promise<string>;
  readonly newId: () => string;
  /** The contracts in force, which payloads are fitted to; the deployment's files where left out. */
  readonly contracts?: ContractsInForce;
}
