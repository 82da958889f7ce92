import type { AvroFault } from "../avro/avro-fault.ts";
import { compileDecoder, decodeValue } from "../avro/binary-decoder.ts";
import { parseSchema } from "../avro/parse-schema.ts";
import { compileResolver } from "../avro/resolver.ts";
import type { AvroSchema } from "../avro/schema.ts";
import type { EventContract } from "../contracts/event-contract.ts";
import type { EventRefusal } from "../events/read-event.ts";
import type { JsonObject, JsonValue } from "../json.ts";
import { compilePayload } from "../lake/payload.ts";
import { err, ok, type Result } from "../result.ts";

export interface UnreadablePayload {
  readonly code: EventRefusal["code"];
  /** As the contract's own validator names it, e.g. `data.price`; `null` where the bytes are no value of the writer's schema. */
  readonly path: string | null;
  readonly detail: string;
}

/** Reads a message's payload as its contract's JSON. */
export type PayloadReader = (payload: Uint8Array) => Result<JsonObject, UnreadablePayload>;

/**
 * Compiles the way from what a producer wrote to what the contract describes, once for a writer's schema and a contract's version:
 * the writer's schema is resolved to the contract's (Avro 1.12, "Schema Resolution"), so that fields are promoted, filled in and
 * left out as Avro says. A value that cannot be resolved is read as it was written and shown to the contract, which says where it breaks.
 */
export function compilePayloadReader(writer: AvroSchema, contract: EventContract): PayloadReader {
  const parsed = parseSchema(contract.avro);
  if (!parsed.ok) throw new TypeError(`the contract's Avro schema is invalid: ${parsed.reason.detail}`);
  const resolve = compileResolver(writer, parsed.value);
  const toJson = compilePayload(parsed.value);
  const breaks = compileBreaks(writer, contract);
  return (payload) => {
    const value = decodeValue(resolve, payload);
    if (!value.ok)
      return err(value.reason.code === "unresolvable" ? breaks(payload, value.reason) : asBytes(value.reason));
    const data = toJson(value.value);
    return data === null ? err({ code: "wrong_type", path: "data", detail: "must be a record" }) : ok(data);
  };
}

const asBytes = ({ code }: AvroFault): UnreadablePayload => ({
  code: "bad_avro",
  path: null,
  detail: `the message is no value of its schema (${code})`,
});

/** Where a value that was written breaks the contract; what resolution says of it where the contract says nothing. */
function compileBreaks(writer: AvroSchema, contract: EventContract) {
  const decode = compileDecoder(writer);
  const toJson = compilePayload(writer);
  return (payload: Uint8Array, fault: AvroFault): UnreadablePayload => {
    const written = decodeValue(decode, payload);
    if (!written.ok) return asBytes(written.reason);
    const data = toJson(written.value) ?? (written.value as JsonValue);
    const violation = contract.validate(data, "data");
    return violation === null
      ? { code: "bad_avro", path: "data", detail: `cannot be read by the contract: ${fault.message}` }
      : violation;
  };
}
