import type { JsonObject } from "../json.ts";

export interface OdcsTypeOptions {
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly multipleOf?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  /** `uri`: an address, whose query and fragment are cut off. */
  readonly format?: string;
}

/** The parts of an Open Data Contract Standard 3.1 document that the pipeline reads. */
export interface OdcsProperty {
  readonly name?: string;
  readonly logicalType: string;
  readonly physicalType?: string;
  readonly description?: string;
  readonly required?: boolean;
  readonly classification?: string;
  readonly logicalTypeOptions?: OdcsTypeOptions;
  /**
   * `personalData`: what becomes of a personal field (`core/cleaning/personal-fields.ts`). `dataCategory`: its Fides category,
   * where it is not the contract's own.
   */
  readonly customProperties?: readonly { readonly property: string; readonly value: string }[];
  readonly items?: OdcsProperty;
  readonly properties?: readonly OdcsProperty[];
  /** Quality rules of ODCS: `library`, `sql`, `text`, `custom`. */
  readonly quality?: readonly JsonObject[];
  readonly examples?: readonly unknown[];
}

export interface OdcsCustomProperty {
  readonly property: string;
  readonly value: string | readonly string[];
}

export interface OdcsServiceLevel {
  readonly property: string;
  readonly value: number;
  readonly unit: string;
  readonly description?: string;
}

export interface OdcsContract {
  readonly apiVersion: string;
  readonly id: string;
  readonly name: string;
  readonly version: string;
  readonly status: string;
  readonly kind: string;
  readonly domain?: string;
  readonly description: { readonly purpose: string; readonly usage?: string; readonly limitations?: string };
  readonly authoritativeDefinitions?: readonly { readonly url: string; readonly type: string }[];
  readonly team?: {
    readonly name: string;
    readonly members: readonly { readonly username: string; readonly role?: string }[];
  };
  readonly slaProperties: readonly OdcsServiceLevel[];
  readonly customProperties: readonly OdcsCustomProperty[];
  readonly schema: readonly (OdcsProperty & { readonly name: string })[];
}

/** A contract with the Avro schema of its payload, as the files in `contracts/` say. */
export interface ContractSource {
  readonly contract: OdcsContract;
  readonly avro: JsonObject;
}
