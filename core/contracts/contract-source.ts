import type { JsonObject } from "../json.ts";

/** The parts of an Open Data Contract Standard 3.1 document that the pipeline reads. */
export interface OdcsProperty {
  readonly name?: string;
  readonly logicalType: string;
  readonly physicalType?: string;
  readonly description?: string;
  readonly required?: boolean;
  readonly classification?: string;
  readonly logicalTypeOptions?: {
    readonly maxLength?: number;
    readonly pattern?: string;
    readonly minimum?: number;
    readonly maximum?: number;
    readonly maxItems?: number;
    /** `uri`: an address, whose query and fragment are cut off. */
    readonly format?: string;
  };
  /** `personalData`: what becomes of a personal field (`core/cleaning/personal-fields.ts`). */
  readonly customProperties?: readonly { readonly property: string; readonly value: string }[];
  readonly items?: OdcsProperty;
  readonly properties?: readonly OdcsProperty[];
  readonly examples?: readonly unknown[];
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
  readonly slaProperties: readonly { readonly property: string; readonly value: number; readonly unit: string }[];
  readonly customProperties: readonly { readonly property: string; readonly value: string }[];
  readonly schema: readonly (OdcsProperty & { readonly name: string })[];
}

/** A contract with the Avro schema of its payload, as the files in `contracts/` say. */
export interface ContractSource {
  readonly contract: OdcsContract;
  readonly avro: JsonObject;
}
