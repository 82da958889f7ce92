import { SEMANTIC_VERSION } from "./semantic-version.ts";

/** A version of a contract. */
export interface ContractVersion {
  /** The contract's id, e.g. `nearshelf.events.product_viewed`. */
  readonly id: string;
  readonly version: string;
}

const ADDRESS = /^\/v1\/contracts\/([A-Za-z0-9._-]{3,128})\/versions\/([0-9.]{5,32})$/;

/** What an event's `dataschema` (CloudEvents 1.0) says: the address of the contract's version that its payload was validated against. */
export const dataSchemaOf = ({ id, version }: ContractVersion): string => `/v1/contracts/${id}/versions/${version}`;

/** The version that a `dataschema` names; `null` for anything else. */
export function parseDataSchema(text: string): ContractVersion | null {
  const [, id, version] = ADDRESS.exec(text) ?? [];
  return id === undefined || version === undefined || !SEMANTIC_VERSION.test(version) ? null : { id, version };
}
