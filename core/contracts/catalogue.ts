import { isPurpose, type Purpose } from "../consent/purposes.ts";
import type { JsonObject } from "../json.ts";
import { CONTRACT_SOURCES } from "./catalogue.generated.ts";
import type { OdcsContract } from "./contract-source.ts";
import { type PayloadValidator, payloadValidator } from "./payload-validator.ts";

/** What the pipeline knows of an event type. */
export interface EventContract {
  /** Canonical event type, e.g. `product_viewed`. */
  readonly type: string;
  readonly version: string;
  /** The purpose without which an event of this type is not stored. */
  readonly requiredPurpose: Purpose;
  readonly validate: PayloadValidator;
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
    return [
      type,
      {
        type,
        version: contract.version,
        requiredPurpose: isPurpose(purpose) ? purpose : "analytics",
        validate: payloadValidator(contract.schema[0]?.properties ?? []),
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

export const contractOf = (type: string): EventContract | undefined => CONTRACTS.get(type);
export const allContracts = (): readonly EventContract[] => [...CONTRACTS.values()];
