import { jsonDeeperThan } from "../json.ts";
import { err, ok, type Result } from "../result.ts";
import type { ResolvedReference } from "../schemas/schema-language.ts";
import { parseSchema, SCHEMA_DEPTH_MAX } from "./parse-schema.ts";
import { parseJsonExactly } from "./raw-number.ts";
import type { AvroNamed, AvroSchema, AvroSchemaJson } from "./schema.ts";
import type { SchemaFault } from "./schema-fault.ts";

/** JSON nests two levels (`fields`, the field) for each level of a schema, and `type` may add one. */
export const SCHEMA_JSON_DEPTH_MAX = SCHEMA_DEPTH_MAX * 3;
/** Most schemas that one may refer to, those that they refer to included. */
const REFERENCES_MAX = 1_000;
/** Longest chain of schemas that refer to each other. */
const REFERENCE_DEPTH_MAX = 64;

export interface ParsedText {
  readonly schema: AvroSchema;
  /** Types that the references define. */
  readonly referenced: readonly AvroNamed[];
}

/** Parses a schema's text, after the schemas that it refers to; a schema that two of them refer to counts once. */
export function parseSchemaText(
  text: string,
  references: readonly ResolvedReference[] = [],
): Result<ParsedText, SchemaFault> {
  const names = new Map<string, AvroNamed>();
  const ordered = inOrder(references);
  if (!ordered.ok) return ordered;
  for (const reference of ordered.value) {
    const parsed = parseOne(reference.schema, names);
    if (!parsed.ok) {
      const detail = `in the reference ${JSON.stringify(reference.name.slice(0, 100))}: ${parsed.reason.detail}`;
      return err({ ...parsed.reason, detail });
    }
  }
  const referenced = [...names.values()];
  const schema = parseOne(text, names);
  return schema.ok ? ok({ schema: schema.value, referenced }) : schema;
}

function parseOne(text: string, names: Map<string, AvroNamed>): Result<AvroSchema, SchemaFault> {
  if (jsonDeeperThan(text, SCHEMA_JSON_DEPTH_MAX))
    return err({ code: "too_deep", path: "", detail: `JSON nested deeper than ${SCHEMA_JSON_DEPTH_MAX} levels` });
  const json = jsonOf(text);
  return json.ok ? parseSchema(json.value, names) : json;
}

function jsonOf(text: string): Result<AvroSchemaJson, SchemaFault> {
  try {
    return ok(parseJsonExactly(text));
  } catch {
    return err({ code: "not_a_schema", path: "", detail: "the text is no JSON" });
  }
}

/** What a schema refers to stands before it; the same text stands once. */
function inOrder(references: readonly ResolvedReference[]): Result<readonly ResolvedReference[], SchemaFault> {
  const seen = new Set<string>();
  const ordered: ResolvedReference[] = [];
  const refused = (detail: string) => err<SchemaFault>({ code: "too_deep", path: "", detail });
  const left: { readonly reference: ResolvedReference; readonly depth: number; readonly entered: boolean }[] = [];
  const enter = (inner: readonly ResolvedReference[], depth: number) => {
    for (const reference of inner.toReversed()) left.push({ reference, depth, entered: false });
  };
  enter(references, 1);
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const { reference, depth, entered } = next;
    if (entered) ordered.push(reference);
    else if (!seen.has(reference.schema)) {
      seen.add(reference.schema);
      if (depth > REFERENCE_DEPTH_MAX) return refused(`references nested deeper than ${REFERENCE_DEPTH_MAX}`);
      if (seen.size > REFERENCES_MAX) return refused(`more than ${REFERENCES_MAX} references`);
      left.push({ reference, depth, entered: true });
      enter(reference.references, depth + 1);
    }
  }
  return ok(ordered);
}
