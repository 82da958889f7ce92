export type AvroFaultCode =
  | "bad_magic"
  | "bad_header"
  | "bad_schema"
  | "unknown_codec"
  | "sync_mismatch"
  | "truncated"
  | "too_large"
  | "bad_compression"
  | "bad_value"
  | "unresolvable";

/** Damaged or hostile Avro bytes. An error, because a file may turn out damaged in the middle of its iteration. */
export class AvroFault extends Error {
  override readonly name = "AvroFault";
  readonly code: AvroFaultCode;
  constructor(code: AvroFaultCode, detail: string) {
    super(`${code}: ${detail}`);
    this.code = code;
  }
}
