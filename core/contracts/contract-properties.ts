import { listProperty, textProperty } from "./custom-property.ts";
import type { OdcsContract, OdcsProperty } from "./contract-source.ts";

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

/** The event type that a contract describes; `undefined` for a contract of something else than events. */
export const eventTypeOf = (contract: OdcsContract): string | undefined => textProperty(contract, EVENT_TYPE);

/** The registry's subject under which the payload's Avro schema stands. */
export const registrySubjectOf = (contract: OdcsContract): string | undefined =>
  textProperty(contract, REGISTRY_SUBJECT);

/** The payload's properties: of the first schema object, which is the event's. */
export const payloadProperties = (contract: OdcsContract): readonly OdcsProperty[] =>
  contract.schema[0]?.properties ?? [];

/** Every property of a contract, with its path: `order_completed.products[].price`. */
export function allProperties(contract: OdcsContract): readonly { readonly path: string; readonly property: OdcsProperty }[] {
  return contract.schema.flatMap((object) => below(object, object.name));
}

function below(parent: OdcsProperty, path: string): readonly { readonly path: string; readonly property: OdcsProperty }[] {
  const own = (parent.properties ?? []).flatMap((property) => {
    const at = `${path}.${property.name ?? ""}`;
    return [{ path: at, property }, ...below(property, at)];
  });
  return parent.items === undefined ? own : [...own, ...below(parent.items, `${path}[]`)];
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
