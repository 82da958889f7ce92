import { type FilteredPayload, payloadFilter } from "../cleaning/payload-filter.ts";
import { isPurpose, type Purpose } from "../consent/purposes.ts";
import type { JsonObject } from "../json.ts";
import { CONTRACT_SOURCES } from "./catalogue.generated.ts";
import type { OdcsContract } from "./contract-source.ts";
import { type PayloadValidator, payloadValidator } from "./payload-validator.ts";

/** What the pipeline knows of an event type. */
export interface EventContract {
  /** Canonical event type, e.g. `product_viewed`. */
  readonly type: string;
  /** Segment's name of the type, e.g. `Product Viewed`. */
  readonly segmentName: string;
  readonly version: string;
  /** The purpose without which an event of this type is not stored. */
  readonly requiredPurpose: Purpose;
  readonly validate: PayloadValidator;
  /** Takes personal data out of a payload that keeps the contract. */
  readonly filter: (data: JsonObject) => FilteredPayload;
  /** Avro record schema of the payload. */
  readonly avro: JsonObject;
  readonly source: OdcsContract;
}

const customProperty = (contract: OdcsContract, name: string): string | undefined =>
  contract.customProperties.find((property) => property.property === name)?.value;

const CONTRACTS: ReadonlyMap<string, EventContract> = new Map(
  CONTRACT_SOURCES.map(({ contract, avro }) => {
    const type = customProperty(contract, "eventType") ?? contract.id;
    const purpose = customProperty(contract, "requiredPurpose");
    const properties = contract.schema[0]?.properties ?? [];
    return [
      type,
      {
        type,
        segmentName: customProperty(contract, "segmentName") ?? contract.name,
        version: contract.version,
        requiredPurpose: isPurpose(purpose) ? purpose : "analytics",
        validate: payloadValidator(properties),
        filter: payloadFilter(properties),
        avro,
        source: contract,
      },
    ];
  }),
);

/** `Product Viewed` and `product_viewed` are one type: Segment's names are accepted as they are written there. */
export const canonicalEventType = (type: string): string =>
  type
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, "_");

/** The way back: Segment's name of a canonical type; of a type without a contract, its words with capitals. */
export const segmentNameOf = (type: string): string =>
  CONTRACTS.get(type)?.segmentName ??
  type
    .split("_")
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(" ");

export const contractOf = (type: string): EventContract | undefined => CONTRACTS.get(type);
export const allContracts = (): readonly EventContract[] => [...CONTRACTS.values()];
