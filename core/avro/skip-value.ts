import { AvroFault } from "./avro-fault.ts";
import type { ByteReader } from "./byte-reader.ts";
import { type Minimums, minimumBytes } from "./minimum-bytes.ts";
import type { AvroRecord, AvroSchema } from "./schema.ts";

/** Goes past the next value without building it; throws `AvroFault` where the bytes hold none. */
export type Skip = (input: ByteReader) => void;

export interface Skips {
  readonly records: Map<AvroRecord, Skip>;
  readonly minimums: Minimums;
}

export function compileSkip(schema: AvroSchema, compiled: Skips): Skip {
  switch (schema.kind) {
    case "null":
      return () => undefined;
    case "boolean":
      return (input) => input.skip(1);
    case "int":
    case "long":
    case "enum":
      return (input) => {
        input.long();
      };
    case "float":
      return (input) => input.skip(4);
    case "double":
      return (input) => input.skip(8);
    case "bytes":
    case "string":
      return (input) => input.skip(input.long());
    case "fixed":
      return (input) => input.skip(schema.size);
    case "union":
      return skipUnion(schema.branches.map((branch) => compileSkip(branch, compiled)));
    case "array":
      return skipBlocks(compileSkip(schema.items, compiled), minimumBytes(schema.items, compiled.minimums));
    case "map": {
      const value = compileSkip(schema.values, compiled);
      const entry: Skip = (input) => {
        input.skip(input.long());
        value(input);
      };
      return skipBlocks(entry, 1 + minimumBytes(schema.values, compiled.minimums));
    }
    case "record":
      return skipRecord(schema, compiled);
  }
}

const skipUnion =
  (branches: readonly Skip[]): Skip =>
  (input) => {
    const branch = branches[input.long()];
    if (branch === undefined) throw new AvroFault("bad_value", "no such branch in a union");
    branch(input);
  };

const skipBlocks =
  (item: Skip, minimum: number): Skip =>
  (input) => {
    input.enter();
    for (let count = input.blockCount(minimum); count > 0; count = input.blockCount(minimum))
      for (let index = 0; index < count; index++) item(input);
    input.leave();
  };

function skipRecord(schema: AvroRecord, compiled: Skips): Skip {
  const known = compiled.records.get(schema);
  if (known !== undefined) return known;
  const fields: Skip[] = [];
  const empty = minimumBytes(schema, compiled.minimums) === 0;
  const skip: Skip = (input) => {
    input.enter();
    if (empty) input.claim(1, 0);
    for (const field of fields) field(input);
    input.leave();
  };
  // Registered before its fields are compiled, so that a recursive record finds itself.
  compiled.records.set(schema, skip);
  for (const field of schema.fields) fields.push(compileSkip(field.schema, compiled));
  return skip;
}
