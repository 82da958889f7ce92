import { type FilteredPayload, payloadFilter } from "../cleaning/payload-filter.ts";
import { isPurpose, type Purpose } from "../consent/purposes.ts";
import type { JsonObject } from "../json.ts";
import { err, ok, type Result } from "../result.ts";
import { avroOfContract } from "./avro-of-contract.ts";
import type { ContractFault } from "./contract-fault.ts";
import { eventTypeOf, payloadProperties, REQUIRED_PURPOSE, SEGMENT_NAME } from "./contract-properties.ts";
import type { ContractSource, OdcsContract } from "./contract-source.ts";
import { textProperty } from "./custom-property.ts";
import { dataSchemaOf } from "./data-schema.ts";
import { type PayloadValidator, payloadValidator } from "./payload-validator.ts";
import { type EventRules, eventRules } from "./quality/event-rules.ts";
import { checkPayload } from "./rules/check-payload.ts";

/** What the pipeline knows of an event type. */
export interface EventContract {
  /** Canonical event type, e.g. `product_viewed`. */
  readonly type: string;
  /** Segment's name of the type, e.g. `Product Viewed`. */
  readonly segmentName: string;
  readonly version: string;
  /** Address of this version: what an event's `dataschema` says. */
  readonly dataSchema: string;
  /** The purpose without which an event of this type is not stored. */
  readonly requiredPurpose: Purpose;
  readonly validate: PayloadValidator;
  /** Judges a payload that `validate` passed by the contract's rules. */
  readonly judge: EventRules;
  /** Takes personal data out of a payload that keeps the contract. */
  readonly filter: (data: JsonObject) => FilteredPayload;
  /** Avro record schema of the payload. */
  readonly avro: JsonObject;
  readonly source: OdcsContract;
}

/** Compiles a contract whose payload is known to fit the pipeline: validator and filter become closures, once. */
export function eventContract({ contract, avro }: ContractSource): EventContract {
  const purpose = textProperty(contract, REQUIRED_PURPOSE);
  const properties = payloadProperties(contract);
  return {
    type: eventTypeOf(contract) ?? contract.id,
    segmentName: textProperty(contract, SEGMENT_NAME) ?? contract.name,
    version: contract.version,
    dataSchema: dataSchemaOf(contract),
    requiredPurpose: isPurpose(purpose) ? purpose : "analytics",
    validate: payloadValidator(properties),
    judge: eventRules(contract),
    filter: payloadFilter(properties),
    avro,
    source: contract,
  };
}

/**
 * Compiles a contract that was stored at run time: the same closures as a file's. Faults where its payload has what ingestion
 * cannot check; such a document never becomes active, so a fault here says that the pipeline is older than the document.
 */
export function compileContract(contract: OdcsContract): Result<EventContract, readonly ContractFault[]> {
  const faults = checkPayload(contract);
  return faults.length > 0 ? err(faults) : ok(eventContract({ contract, avro: avroOfContract(contract) }));
}
