import {
  allProperties,
  DATA_CATEGORIES,
  DATA_CATEGORY,
  isPersonalCategory,
  PERSONAL_DATA,
  type PlacedProperty,
} from "../contract-properties.ts";
import { listProperty, textProperty } from "../custom-property.ts";
import { isDataCategory } from "../fides.ts";
import { type ContractRule, faultsOf } from "./contract-rule.ts";

/** ODCS leaves the words open; ours, from the least protected. */
export const CLASSIFICATIONS = ["public", "internal", "confidential", "restricted"] as const;

const fault = faultsOf("classification");
const CATEGORY_EXPECTED = "must be a Fides data category, e.g. user.behavior.browsing_history";

/** Every field says how protected it is, and what kind of data the contract holds (Fides). */
export const checkClassification: ContractRule = (contract) => {
  const categories = listProperty(contract, DATA_CATEGORIES);
  return [
    ...(categories.length === 0 || !categories.every(isDataCategory)
      ? [fault(`customProperties.${DATA_CATEGORIES}`, `must list at least one; each ${CATEGORY_EXPECTED}`)]
      : []),
    ...allProperties(contract).flatMap(fieldFaults),
  ];
};

function fieldFaults({ at, path, property }: PlacedProperty) {
  const faults = [];
  const { classification } = property;
  if (!CLASSIFICATIONS.some((word) => word === classification))
    faults.push(fault(`${at}.classification`, `of ${path} must be one of ${CLASSIFICATIONS.join(", ")}`));
  const category = textProperty(property, DATA_CATEGORY);
  if (category !== undefined && !isDataCategory(category))
    faults.push(fault(`${at}.customProperties.${DATA_CATEGORY}`, `of ${path} ${CATEGORY_EXPECTED}`));
  const handled = textProperty(property, PERSONAL_DATA) !== undefined;
  if (handled && !isPersonalCategory(category ?? ""))
    faults.push(
      fault(`${at}.customProperties.${DATA_CATEGORY}`, `of ${path} must be below user: the field is personal`),
    );
  if (classification === "restricted" && !handled)
    faults.push(
      fault(
        `${at}.customProperties.${PERSONAL_DATA}`,
        `of ${path} must be tokenize, encrypt, truncate or drop: the field is restricted`,
      ),
    );
  return faults;
}
