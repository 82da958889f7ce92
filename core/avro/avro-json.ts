import type { JsonValue } from "../json.ts";
import { err, type Result } from "../result.ts";
import { compileDecoder, type Decode, decodeValue } from "./binary-decoder.ts";
import { compileEncoder, encodeValue, type Mismatch } from "./binary-encoder.ts";
import type { AvroSchema, AvroValue } from "./schema.ts";

/*
 * Between values and Avro's JSON encoding (1.12 specification, "JSON Encoding"), by way of the binary form, so that both have one
 * notion of what fits. To come from bytes, or to go to them, use `compileDecoder(schema, "json")` and
 * `compileEncoder(schema, "json")`: they keep each union's branch.
 */

/** Compiles the way from bare values. A union's value stands bare: the first branch that admits it names it. */
export function compileToAvroJson(schema: AvroSchema): (value: unknown) => Result<JsonValue, Mismatch> {
  const encode = compileEncoder(schema);
  const decode = compileDecoder(schema, "json");
  return (value) => {
    const bytes = encodeValue(encode, value);
    return bytes.ok ? (readBack(decode, bytes.value) as Result<JsonValue, Mismatch>) : bytes;
  };
}

/** Compiles the way back to bare values. What may be absent is what a writer's record may lack. */
export function compileFromAvroJson(schema: AvroSchema): (json: unknown) => Result<AvroValue, Mismatch> {
  const encode = compileEncoder(schema, "json");
  const decode = compileDecoder(schema);
  return (json) => {
    const bytes = encodeValue(encode, json);
    return bytes.ok ? readBack(decode, bytes.value) : bytes;
  };
}

/** What can be written can be read, but for an array of more `null`s than a reader believes. */
function readBack(decode: Decode, bytes: Uint8Array): Result<AvroValue, Mismatch> {
  const value = decodeValue(decode, bytes);
  return value.ok ? value : err({ path: "", expected: `a value that can be read back (${value.reason.message})` });
}
