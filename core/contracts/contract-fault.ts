/** Something in a document that is not as it must be. */
export interface ContractFault {
  /** Where, e.g. `schema[0].properties[2].logicalType`; empty for the whole document. */
  readonly path: string;
  /** What is expected there. */
  readonly detail: string;
  /** What asks for it: `form`, `odcs`, or the name of a rule of ours. */
  readonly rule: string;
}
