import type { OdcsContract, OdcsProperty } from "./contract-source.ts";
import { listProperty, textProperty } from "./custom-property.ts";

/** Names of the custom properties that carry what ODCS has no field for. Documented in docs/design/contracts.md. */
export const EVENT_TYPE = "eventType";
export const SEGMENT_NAME = "segmentName";
export const REQUIRED_PURPOSE = "requiredPurpose";
export const REGISTRY_SUBJECT = "registrySubject";
export const DATA_CATEGORIES = "dataCategories";
export const DATA_CATEGORY = "dataCategory";
export const DATA_USES = "dataUses";
export const DATA_SUBJECTS = "dataSubjects";
export const LEGAL_BASIS = "legalBasis";
export const RECIPIENTS = "recipients";
/** Handling of a personal field, see `core/cleaning/personal-fields.ts`. */
export const PERSONAL_DATA = "personalData";

/** The event type that a contract describes; `undefined` for a contract of something else than events. */
export const eventTypeOf = (contract: OdcsContract): string | undefined => textProperty(contract, EVENT_TYPE);

/** The registry's subject under which the payload's Avro schema stands. */
export const registrySubjectOf = (contract: OdcsContract): string | undefined =>
  textProperty(contract, REGISTRY_SUBJECT);

/** The payload's properties: of the first schema object, which is the event's. */
export const payloadProperties = (contract: OdcsContract): readonly OdcsProperty[] =>
  contract.schema[0]?.properties ?? [];

export interface PlacedProperty {
  /** By names: `order_completed.products[].price`. */
  readonly path: string;
  /** Where the document has it: `schema[0].properties[1].items.properties[2]`. */
  readonly at: string;
  /** How deep below its schema object, from 1. */
  readonly depth: number;
  readonly property: OdcsProperty;
}

/** Every property of a contract, parents first; the items of an array are not properties, what they hold is. */
export const allProperties = (contract: OdcsContract): readonly PlacedProperty[] =>
  contract.schema.flatMap((object, index) => below(object, object.name, `schema[${index}]`, 1));

function below(parent: OdcsProperty, path: string, at: string, depth: number): readonly PlacedProperty[] {
  const own = (parent.properties ?? []).flatMap((property, index) => {
    const placed = { path: `${path}.${property.name ?? ""}`, at: `${at}.properties[${index}]`, depth, property };
    return [placed, ...below(property, placed.path, placed.at, depth + 1)];
  });
  return parent.items === undefined ? own : [...own, ...below(parent.items, `${path}[]`, `${at}.items`, depth + 1)];
}

/** Fides categories of the contract and of each of its properties, each once, in order. */
export const categoriesOf = (contract: OdcsContract): readonly string[] =>
  [
    ...new Set([
      ...listProperty(contract, DATA_CATEGORIES),
      ...allProperties(contract).flatMap(({ property }) => listProperty(property, DATA_CATEGORY)),
    ]),
  ].sort();

/** Whether a Fides category is of a person: everything below `user`. */
export const isPersonalCategory = (category: string): boolean => category === "user" || category.startsWith("user.");

export const isPersonalContract = (contract: OdcsContract): boolean => categoriesOf(contract).some(isPersonalCategory);
