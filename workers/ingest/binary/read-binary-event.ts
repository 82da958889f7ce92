import { strangeAttribute } from "../../../core/binary-events/event-attributes.ts";
import { type BinaryEvent, keptMessage } from "../../../core/binary-events/kept-message.ts";
import { readWireMessage } from "../../../core/binary-events/wire-message.ts";
import { canonicalEventType } from "../../../core/contracts/catalogue.ts";
import { registrySubjectOf } from "../../../core/contracts/contract-properties.ts";
import type { ContractsInForce } from "../../../core/contracts/contracts-in-force.ts";
import type { EventContract } from "../../../core/contracts/event-contract.ts";
import { type EventRefusal, idOf } from "../../../core/events/read-event.ts";
import type { JsonObject } from "../../../core/json.ts";
import { err, ok, type Result } from "../../../core/result.ts";
import type { WriterSchemas } from "./writer-schemas.ts";

export interface BinaryContext {
  readonly schemas: WriterSchemas;
  readonly contracts: ContractsInForce;
  /** Epoch milliseconds. */
  readonly now: number;
  /** Keeps work alive after the answer. */
  readonly behind: (work: Promise<unknown>) => void;
}

/**
 * Reads a binary event as the native event that it says: attributes, and the payload by its contract. The contract is that of the
 * type it names or, where it names none, of the one subject that its schema stands under. Rejects where the registry cannot be reached.
 */
export async function readBinaryEvent(
  { attributes, message }: BinaryEvent,
  { schemas, contracts, now, behind }: BinaryContext,
): Promise<Result<JsonObject, EventRefusal>> {
  const refuse = (code: EventRefusal["code"], detail: string, contract?: EventContract, path: string | null = null) =>
    err<EventRefusal>({
      ...{ id: idOf(attributes), code, detail, path },
      ...{ contract: contract?.type ?? null, version: contract?.version ?? null },
    });
  const strange = strangeAttribute(attributes);
  if (strange !== undefined) return refuse("malformed_event", "an attribute is not known; the payload is the message");
  const wire = readWireMessage(message);
  const named = typeof attributes.type === "string" ? contracts.of(canonicalEventType(attributes.type)) : undefined;
  if (!wire.ok) return refuse("bad_message", `the message ${wire.reason}`, named);
  const { schemaId, payload } = wire.value;
  const schema = await schemas.find(schemaId, now);
  if (!schema.ok) return refuse("unknown_schema", schema.reason, named);
  if (attributes.type !== undefined && named === undefined)
    return refuse("unknown_type", "no contract describes this event type; GET /v1/contracts lists those that exist");
  const wanted = (subject: string) =>
    named === undefined ? contractOf(subject, contracts) !== undefined : subject === registrySubjectOf(named.source);
  const subjects = [...(await schemas.subjectsOf(schemaId, wanted, now, behind))];
  const bound = subjects.flatMap((subject) => contractOf(subject, contracts) ?? []);
  const contract = named ?? (bound.length === 1 ? bound[0] : undefined);
  if (contract === undefined)
    return refuse(
      "unbound_schema",
      bound.length === 0
        ? `schema ${schemaId} stands under the subject of no contract in force`
        : `schema ${schemaId} stands under the subjects of ${bound.length} contracts: name the event's type`,
    );
  const data = schema.value.readerFor(contract)(payload);
  if (!data.ok) {
    const { code, path, detail } = data.reason;
    const where = `${path === null ? "" : `${path} `}${detail} (${contract.type} ${contract.version})`;
    return refuse(code, where, contract, path);
  }
  if (!subjects.some(wanted))
    return refuse(
      "unbound_schema",
      `schema ${schemaId} does not stand under ${registrySubjectOf(contract.source)}`,
      contract,
    );
  return ok({ ...attributes, type: contract.type, data: data.value });
}

/** The contract whose subject this is: `nearshelf.events.TYPE-value`. */
function contractOf(subject: string, contracts: ContractsInForce): EventContract | undefined {
  const [, type] = /^nearshelf\.events\.([a-z0-9_]+)-value$/.exec(subject) ?? [];
  const contract = type === undefined ? undefined : contracts.of(type);
  return contract !== undefined && registrySubjectOf(contract.source) === subject ? contract : undefined;
}

/** A binary event, or any other as it came. */
export type Incoming = { readonly binary: BinaryEvent } | { readonly raw: unknown };

/** What bad events keep of it. */
export const originalOf = (incoming: Incoming): unknown =>
  "binary" in incoming ? keptMessage(incoming.binary) : incoming.raw;
