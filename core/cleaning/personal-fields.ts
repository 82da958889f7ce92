import type { OdcsProperty } from "../contracts/contract-source.ts";

/** What becomes of a field that its contract declares personal. */
export const FIELD_HANDLINGS = ["tokenize", "encrypt", "drop", "truncate"] as const;
export type FieldHandling = (typeof FIELD_HANDLINGS)[number];

const isHandling = (value: string): value is FieldHandling => FIELD_HANDLINGS.includes(value as FieldHandling);

/** The custom property `personalData` of an ODCS property; a word that is not known drops the field rather than keeps it. */
export function handlingOf(property: OdcsProperty): FieldHandling | null {
  const declared = property.customProperties?.find(({ property: name }) => name === "personalData")?.value;
  if (declared === undefined) return null;
  return isHandling(declared) ? declared : "drop";
}

/** A personal value that was taken out of a payload, to come back as a token or as ciphertext. */
export interface PersonalField {
  /** Names and indexes from the payload down. */
  readonly path: readonly (string | number)[];
  readonly handling: "tokenize" | "encrypt";
  readonly value: string;
}
