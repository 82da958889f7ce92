import { SEMANTIC_VERSION } from "../semantic-version.ts";
import { type ContractRule, faultsOf } from "./contract-rule.ts";

const fault = faultsOf("version");

export const checkVersion: ContractRule = ({ version }) =>
  SEMANTIC_VERSION.test(version) ? [] : [fault("version", "must be a semantic version such as 1.2.0")];
