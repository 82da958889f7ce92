import protobuf from "protobufjs";
import type { SchemaTextFault } from "../schema-language.ts";
import { declarationsIn } from "./protobuf-reflection.ts";

/** Field numbers of a message (Protocol Buffers, "Assigning Field Numbers"). */
const FIELD_NUMBER_MAX = 536_870_911;
const IMPLEMENTATION_NUMBERS = { from: 19_000, to: 19_999 };

/** What protoc refuses in a file's own declarations and protobufjs lets pass. */
export function declarationFault(
  root: protobuf.Root,
  imported: ReadonlySet<protobuf.ReflectionObject>,
  syntax: string,
): SchemaTextFault | undefined {
  for (const declaration of declarationsIn(root)) {
    if (imported.has(declaration)) continue;
    const detail =
      declaration instanceof protobuf.Type
        ? fieldsFault(declaration)
        : declaration instanceof protobuf.Enum
          ? enumFault(declaration, syntax)
          : undefined;
    if (detail !== undefined) return { path: "", detail: `${detail} in ${declaration.fullName}` };
  }
  return undefined;
}

function fieldsFault({ fieldsArray }: protobuf.Type): string | undefined {
  for (const { name, id } of fieldsArray) {
    if (id < 1 || id > FIELD_NUMBER_MAX) return `the number ${id} of ${name} is not within 1 to ${FIELD_NUMBER_MAX}`;
    if (id >= IMPLEMENTATION_NUMBERS.from && id <= IMPLEMENTATION_NUMBERS.to)
      return `the number ${id} of ${name} is within 19000 to 19999, which are Protobuf's own`;
  }
  return undefined;
}

function enumFault({ values }: protobuf.Enum, syntax: string): string | undefined {
  const [first] = Object.entries(values);
  if (first === undefined) return "there is no constant";
  if (syntax === "proto3" && first[1] !== 0) return `the first constant, ${first[0]}, must be 0 in proto3`;
  return undefined;
}
