export type SchemaFaultCode =
  | "not_a_schema"
  | "unknown_type"
  | "bad_name"
  | "duplicate_name"
  | "bad_aliases"
  | "bad_fields"
  | "bad_default"
  | "bad_symbols"
  | "bad_size"
  | "bad_union"
  | "too_deep";

export interface SchemaFault {
  readonly code: SchemaFaultCode;
  /** Where, as a JSON Pointer (RFC 6901) into the schema. */
  readonly path: string;
  readonly detail: string;
}

/** Leaves a recursion over a schema with a fault; caught in `parseSchema`, never seen outside. */
export class Refusal extends Error {
  readonly fault: SchemaFault;
  constructor(code: SchemaFaultCode, path: string, detail: string) {
    super(detail);
    this.fault = { code, path, detail };
  }
}
