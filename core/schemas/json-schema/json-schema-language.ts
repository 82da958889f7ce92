import { err, ok, type Result } from "../../result.ts";
import type {
  Incompatibility,
  ParsedSchema,
  ResolvedReference,
  SchemaLanguage,
  SchemaTextFault,
} from "../schema-language.ts";
import { Comparison } from "./comparison.ts";
import { isCompatibleKind, type JsonSchemaPolicy } from "./difference-kinds.ts";
import { differenceMessage } from "./difference-message.ts";
import { inPlaceFault } from "./in-place-fault.ts";
import { loadJsonSchema } from "./json-schema-loader.ts";
import { Shapes } from "./json-schema-shape.ts";
import type { JsonSchemaTree } from "./json-schema-tree.ts";
import { compactJson, excerpt, sortedJson } from "./json-text.ts";

export interface JsonSchemaLanguageOptions {
  /** STRICT as Confluent's registry; LENIENT lets optional properties come and go in open models too. */
  readonly policy?: JsonSchemaPolicy;
}

/** JSON Schema of drafts 04, 06, 07, 2019-09 and 2020-12; a text without `$schema` is read as draft-07. */
export function createJsonSchemaLanguage({
  policy = "STRICT",
}: JsonSchemaLanguageOptions = {}): SchemaLanguage<JsonSchemaTree> {
  return {
    type: "JSON",
    parse: parseJsonSchema,
    incompatibilities: (reader, writer) => incompatibilities(reader, writer, policy),
  };
}

/** The strict language: what a registry without further configuration uses. */
export const jsonSchemaLanguage = createJsonSchemaLanguage();

export function parseJsonSchema(
  text: string,
  references: readonly ResolvedReference[],
): Result<ParsedSchema<JsonSchemaTree>, SchemaTextFault> {
  const loaded = loadJsonSchema(text, references);
  if (!loaded.ok) return loaded;
  const fault = inPlaceFault(loaded.value);
  if (fault) return err(fault);
  const tree = loaded.value;
  return ok({ type: "JSON", canonical: compactJson(text), normalized: sortedJson(tree.root), tree });
}

function incompatibilities(
  reader: ParsedSchema<JsonSchemaTree>,
  writer: ParsedSchema<JsonSchemaTree>,
  policy: JsonSchemaPolicy,
): readonly Incompatibility[] {
  if (reader.tree.source === writer.tree.source) return [];
  const differences = new Comparison(new Shapes(writer.tree), new Shapes(reader.tree), policy).run();
  return differences
    .filter(({ kind }) => !isCompatibleKind(kind, policy))
    .map((difference) => ({
      kind: difference.kind,
      path: difference.path,
      message: differenceMessage(difference),
      reader: excerpt(difference.reader),
      writer: excerpt(difference.writer),
    }));
}
