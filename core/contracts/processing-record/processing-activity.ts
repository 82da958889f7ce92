import { handlingOf } from "../../cleaning/personal-fields.ts";
import { retentionDaysOf } from "../../lake/retention.ts";
import {
  allProperties,
  categoriesOf,
  DATA_SUBJECTS,
  DATA_USES,
  isPersonalCategory,
  isPersonalContract,
  LEGAL_BASIS,
  RECIPIENTS,
} from "../contract-properties.ts";
import type { OdcsContract } from "../contract-source.ts";
import { listProperty, textProperty } from "../custom-property.ts";
import { fidesName } from "../fides.ts";
import { SECURITY_MEASURES } from "./security-measures.ts";

/** A Fides key with its name for readers. */
export interface NamedKey {
  readonly key: string;
  readonly name: string;
}

/** One processing activity, as GDPR art. 30(1) asks for it: contracts that agree on purpose, basis, people, recipients and retention. */
export interface ProcessingActivity {
  readonly name: string;
  /** Art. 30(1)(b). */
  readonly purposes: readonly NamedKey[];
  readonly legalBasis: string;
  /** Art. 30(1)(c). */
  readonly dataSubjects: readonly string[];
  readonly dataCategories: readonly NamedKey[];
  /** Art. 30(1)(d). */
  readonly recipients: readonly string[];
  /** Art. 30(1)(e): countries outside the Union, by the custom property `thirdCountries`. */
  readonly thirdCountries: readonly string[];
  /** Art. 30(1)(f). */
  readonly retentionDays: number;
  /** Art. 30(1)(g). */
  readonly securityMeasures: readonly string[];
  readonly owner: string;
  readonly contracts: readonly { readonly id: string; readonly name: string; readonly version: string }[];
}

const THIRD_COUNTRIES = "thirdCountries";

/** Groups contracts of personal data into activities, in the order of their names; contracts without personal data are none. */
export function processingActivities(contracts: readonly OdcsContract[]): readonly ProcessingActivity[] {
  const groups = Map.groupBy(contracts.filter(isPersonalContract), (contract) => JSON.stringify(agreementOf(contract)));
  return [...groups.values()].map(activityOf).sort((left, right) => (left.name < right.name ? -1 : 1));
}

const agreementOf = (contract: OdcsContract) => ({
  domain: contract.domain ?? "",
  uses: listProperty(contract, DATA_USES),
  legalBasis: textProperty(contract, LEGAL_BASIS) ?? "",
  dataSubjects: listProperty(contract, DATA_SUBJECTS),
  recipients: listProperty(contract, RECIPIENTS),
  thirdCountries: listProperty(contract, THIRD_COUNTRIES),
  retentionDays: retentionDaysOf(contract),
  owner: contract.team?.name ?? "",
});

const named = (key: string): NamedKey => ({ key, name: fidesName(key) });

function activityOf(contracts: readonly OdcsContract[]): ProcessingActivity {
  const [first] = contracts;
  if (first === undefined) throw new Error("an activity groups at least one contract");
  const { domain, uses, ...agreed } = agreementOf(first);
  const categories = new Set(contracts.flatMap(categoriesOf).filter(isPersonalCategory));
  const purposes = uses.map(named);
  return {
    name: `${domain === "" ? "data" : domain}: ${purposes.map(({ name }) => name.toLowerCase()).join(", ")}`,
    purposes,
    ...agreed,
    dataCategories: [...categories].sort().map(named),
    securityMeasures: [...SECURITY_MEASURES, ...handlings(contracts)],
    contracts: contracts.map(({ id, name, version }) => ({ id, name, version })),
  };
}

const HANDLED: { readonly [handling: string]: string } = {
  tokenize: "replaced by keyed tokens",
  encrypt: "encrypted field by field (AES-256-GCM)",
  truncate: "shortened until they name no one",
  drop: "not stored",
};

/** What the contracts say of single fields, e.g. `email: replaced by keyed tokens`. */
function handlings(contracts: readonly OdcsContract[]): readonly string[] {
  const told = contracts.flatMap((contract) =>
    allProperties(contract).flatMap(({ property }) => {
      const handling = handlingOf(property);
      return handling === null ? [] : [`${property.name}: ${HANDLED[handling]}`];
    }),
  );
  return [...new Set(told)].sort();
}
