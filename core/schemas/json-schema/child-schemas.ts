import { isJsonObject, type JsonValue } from "../../json.ts";
import { pointer } from "./json-pointer.ts";
import type { KeywordForm } from "./json-schema-keywords.ts";
import { isSchemaNode, type JsonSchemaNode } from "./json-schema-tree.ts";

/** The schemas that a keyword's value holds, each with its steps from the keyword as a JSON Pointer. */
export function* childSchemas(form: KeywordForm, value: JsonValue): Generator<readonly [string, JsonSchemaNode]> {
  switch (form) {
    case "schema":
    case "schemas":
    case "schemaOrSchemas":
      if (isSchemaNode(value)) yield ["", value];
      else if (Array.isArray(value)) {
        for (const [index, each] of value.entries()) if (isSchemaNode(each)) yield [`/${index}`, each];
      }
      return;
    case "namedSchemas":
    case "dependencies":
      if (!isJsonObject(value)) return;
      for (const [name, each] of Object.entries(value)) if (isSchemaNode(each)) yield [`/${pointer(name)}`, each];
  }
}
