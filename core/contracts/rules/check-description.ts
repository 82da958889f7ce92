import { allProperties } from "../contract-properties.ts";
import { type ContractRule, faultsOf } from "./contract-rule.ts";

const fault = faultsOf("description");

/** Readers are told what the data is, what it is for and what each field means. */
export const checkDescription: ContractRule = (contract) => [
  ...(contract.name === "" ? [fault("name", "must be a name for readers")] : []),
  ...(contract.description.purpose === "" ? [fault("description.purpose", "must say what the data is")] : []),
  ...((contract.description.usage ?? "") === "" ? [fault("description.usage", "must say what the data is for")] : []),
  ...allProperties(contract)
    .filter(({ property }) => (property.description ?? "") === "")
    .map(({ at, path }) => fault(`${at}.description`, `must say what ${path} means`)),
];
