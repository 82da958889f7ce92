import { err } from "../../result.ts";
import type { SchemaLanguage } from "../schema-language.ts";

export const protobufLanguage: SchemaLanguage<undefined> = {
  type: "PROTOBUF",
  parse: () => err({ path: "", detail: "Protobuf schemas are not accepted: use AVRO or JSON" }),
  incompatibilities: () => [],
};
