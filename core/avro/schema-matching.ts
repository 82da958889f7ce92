import {
  type AvroField,
  type AvroNamed,
  type AvroRecord,
  type AvroSchema,
  type AvroUnion,
  isNamed,
  unqualified,
} from "./schema.ts";

/** Which parts of a reader's schema stand for which of a writer's (specification, "Schema Resolution"), as Java has it. */

/** What else a writer's primitive may be read as. */
const PROMOTIONS: { readonly [writer: string]: readonly string[] } = {
  int: ["long", "float", "double"],
  long: ["float", "double"],
  float: ["double"],
  string: ["bytes"],
  bytes: ["string"],
};

export const promotes = (writer: AvroSchema, reader: AvroSchema): boolean =>
  PROMOTIONS[writer.kind]?.includes(reader.kind) === true;

/** Types match by their name without its namespace, or where the writer's full name is an alias of the reader's. */
export const namesMatch = (reader: AvroNamed, writer: AvroNamed): boolean =>
  unqualified(reader.name) === unqualified(writer.name) || reader.aliases.includes(writer.name);

/**
 * The writer's field that a reader's field takes, by name or alias: `undefined` where there is none, `"ambiguous"` where there
 * are several.
 */
export function writerFieldOf(
  field: AvroField,
  writerFields: ReadonlyMap<string, AvroField>,
): AvroField | "ambiguous" | undefined {
  const found = new Set<AvroField>();
  for (const name of [field.name, ...field.aliases]) {
    const match = writerFields.get(name);
    if (match !== undefined) found.add(match);
  }
  return found.size > 1 ? "ambiguous" : found.values().next().value;
}

export const fieldsByName = (record: AvroRecord): ReadonlyMap<string, AvroField> =>
  new Map(record.fields.map((field) => [field.name, field]));

/** The branches of a reader's union that may stand for a writer's type which is no union, the likeliest first. */
export type BranchesFor = (writer: AvroSchema) => readonly AvroSchema[];

/** Looks a union's branches up by kind and name, so that two large unions do not cost the product of their sizes. */
export function indexBranches(union: AvroUnion): BranchesFor {
  const index = new Map<string, AvroSchema[]>();
  for (const branch of union.branches)
    for (const key of new Set(keysOf(branch))) {
      const branches = index.get(key);
      if (branches === undefined) index.set(key, [branch]);
      else branches.push(branch);
    }
  const primitives = union.branches.filter((branch) => branch.kind in PROMOTIONS || branch.kind === "double");
  const at = (key: string): readonly AvroSchema[] => index.get(key) ?? [];
  return (writer) => {
    if (isNamed(writer)) {
      const named = new Set([...at(nameKey(writer)), ...at(aliasKey(writer.kind, writer.name))]);
      // The full name first; `sort` is stable, so that the rest stays in the reader's order.
      return [...named].sort((left, right) => exactness(right, writer) - exactness(left, writer));
    }
    return [...at(writer.kind), ...primitives.filter((branch) => promotes(writer, branch))];
  };
}

const aliasKey = (kind: string, alias: string): string => `${kind} alias ${alias}`;
const keysOf = (branch: AvroSchema): readonly string[] =>
  isNamed(branch) ? [nameKey(branch), ...branch.aliases.map((alias) => aliasKey(branch.kind, alias))] : [branch.kind];
const nameKey = (schema: AvroNamed): string => `${schema.kind} ${unqualified(schema.name)}`;
const exactness = (branch: AvroSchema, writer: AvroNamed): number =>
  Number(isNamed(branch) && branch.name === writer.name);
