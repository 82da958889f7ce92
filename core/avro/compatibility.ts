import type { Incompatibility } from "../schemas/schema-language.ts";
import { type AvroEnum, type AvroRecord, type AvroSchema, type AvroUnion, describeSchema, isNamed } from "./schema.ts";
import {
  type BranchesFor,
  fieldsByName,
  indexBranches,
  namesMatch,
  promotes,
  writerFieldOf,
} from "./schema-matching.ts";

/** Java's `SchemaIncompatibilityType`, and two that Java answers with an exception or with endless work. */
export type AvroIncompatibilityKind =
  | "NAME_MISMATCH"
  | "FIXED_SIZE_MISMATCH"
  | "MISSING_ENUM_SYMBOLS"
  | "READER_FIELD_MISSING_DEFAULT_VALUE"
  | "TYPE_MISMATCH"
  | "MISSING_UNION_BRANCH"
  | "READER_FIELD_AMBIGUOUS"
  | "TOO_COMPLEX";

export interface AvroIncompatibility extends Incompatibility {
  readonly kind: AvroIncompatibilityKind;
}

/** Which parts of one reader's schema can read which parts of one writer's. */
export interface Comparison {
  /** Whether every value of `writer` can be read as `reader`; both are parts of the schemas compared. */
  readable(reader: AvroSchema, writer: AvroSchema): boolean;
  /** Why not, in the order of the reader's schema; empty where all can be read. */
  readonly incompatibilities: readonly AvroIncompatibility[];
}

/** Pairs of types and ties between them that are looked at: beyond, two schemas of a megabyte would take minutes. */
const WORK_MAX = 300_000;
/** Incompatibilities that are told. */
const TOLD_MAX = 1_000;
/** Characters of a schema's part, or of a list of symbols, in an explanation. */
const PART_CHARS_MAX = 200;

interface Fault {
  readonly kind: AvroIncompatibilityKind;
  /** Said only of what is told: the parts of a large schema are long. */
  readonly message: () => string;
}
/** One thing that must hold for a pair. */
type Demand =
  | { readonly step: string; readonly fault: Fault }
  | { readonly step: string; readonly pair: Pair }
  | { readonly step: ""; readonly anyOf: readonly Pair[]; readonly otherwise: Fault };

interface Pair {
  readonly reader: AvroSchema;
  readonly writer: AvroSchema;
  demands: readonly Demand[];
  /** Pairs that ask for this one; with the number that they have left where one of several is enough. */
  readonly dependents: { readonly pair: Pair; readonly left: { count: number } }[];
  readable: boolean;
}

/**
 * Compares what `reader` asks for with what `writer` wrote, by Java's rules (`SchemaCompatibility`). Recursive types agree unless
 * something says otherwise: all pairs of types that meet count as readable at first, then refusals spread to the pairs that
 * depend on them. That is the greatest fixed point, found without recursion; a memo of a depth-first search can keep a verdict
 * that was reached under an assumption which later fell.
 */
export function compareSchemas(reader: AvroSchema, writer: AvroSchema): Comparison {
  const pairs = new PairTable();
  const root = pairs.of(reader, writer);
  if (!pairs.expandAll()) {
    const message = () => "the schemas have too many types that have to be compared with each other";
    const fault = explain(root, "/", { kind: "TOO_COMPLEX", message });
    return { readable: () => false, incompatibilities: [fault] };
  }
  pairs.spreadRefusals();
  return { readable: (left, right) => pairs.readable(left, right), incompatibilities: explainAll(root) };
}

/** Why `reader` cannot read everything that `writer` wrote; empty where it can. */
export const incompatibilities = (reader: AvroSchema, writer: AvroSchema): readonly AvroIncompatibility[] =>
  compareSchemas(reader, writer).incompatibilities;

class PairTable {
  readonly #pairs = new Map<AvroSchema, Map<AvroSchema, Pair>>();
  readonly #waiting: Pair[] = [];
  readonly #refused: Pair[] = [];
  readonly #branches = new Map<AvroUnion, BranchesFor>();
  #work = 0;

  of(reader: AvroSchema, writer: AvroSchema): Pair {
    const row = this.#pairs.get(reader) ?? new Map<AvroSchema, Pair>();
    this.#pairs.set(reader, row);
    const known = row.get(writer);
    if (known !== undefined) return known;
    const pair: Pair = { reader, writer, demands: [], dependents: [], readable: true };
    row.set(writer, pair);
    this.#waiting.push(pair);
    return pair;
  }

  readable(reader: AvroSchema, writer: AvroSchema): boolean {
    return this.#pairs.get(reader)?.get(writer)?.readable === true;
  }

  /** `false` where the schemas are too much work. */
  expandAll(): boolean {
    for (let pair = this.#waiting.pop(); pair !== undefined; pair = this.#waiting.pop()) {
      pair.demands = this.#demandsOf(pair.reader, pair.writer);
      this.#work += 1 + pair.demands.length;
      for (const demand of pair.demands) this.#tie(pair, demand);
      if (this.#work > WORK_MAX) return false;
    }
    return true;
  }

  #tie(pair: Pair, demand: Demand): void {
    const needed = "pair" in demand ? [demand.pair] : "anyOf" in demand ? demand.anyOf : [];
    const left = { count: "pair" in demand ? 1 : needed.length };
    for (const each of needed) each.dependents.push({ pair, left });
    this.#work += needed.length;
    if (needed.length === 0) this.#refuse(pair);
  }

  #refuse(pair: Pair): void {
    if (!pair.readable) return;
    pair.readable = false;
    this.#refused.push(pair);
  }

  spreadRefusals(): void {
    for (let pair = this.#refused.pop(); pair !== undefined; pair = this.#refused.pop())
      for (const dependent of pair.dependents) if (--dependent.left.count === 0) this.#refuse(dependent.pair);
  }

  #demandsOf(reader: AvroSchema, writer: AvroSchema): readonly Demand[] {
    if (writer.kind === "union")
      return writer.branches.map((branch, index) => ({ step: `/${index}`, pair: this.of(reader, branch) }));
    if (reader.kind === "union") {
      const anyOf = this.#branchesOf(reader)(writer).map((branch) => this.of(branch, writer));
      return [{ step: "", anyOf, otherwise: missingBranch(reader, writer) }];
    }
    if (reader.kind === "array" && writer.kind === "array")
      return [{ step: "/items", pair: this.of(reader.items, writer.items) }];
    if (reader.kind === "map" && writer.kind === "map")
      return [{ step: "/values", pair: this.of(reader.values, writer.values) }];
    if (reader.kind === "record" && writer.kind === "record")
      return [...nameDemands(reader, writer), ...this.#fieldDemands(reader, writer)];
    if (reader.kind === "enum" && writer.kind === "enum")
      return [...nameDemands(reader, writer), ...symbolDemands(reader, writer)];
    if (reader.kind === "fixed" && writer.kind === "fixed") {
      const message = () => `the reader's fixed ${reader.name} has ${reader.size} bytes, the writer's ${writer.size}`;
      const size: Demand = { step: "/size", fault: { kind: "FIXED_SIZE_MISMATCH", message } };
      return [...nameDemands(reader, writer), ...(reader.size === writer.size ? [] : [size])];
    }
    if (reader.kind === writer.kind || promotes(writer, reader)) return [];
    const message = () => `the reader asks for ${describe(reader)}, the writer has ${describe(writer)}`;
    return [{ step: "", fault: { kind: "TYPE_MISMATCH", message } }];
  }

  #branchesOf(union: AvroUnion): BranchesFor {
    const known = this.#branches.get(union) ?? indexBranches(union);
    this.#branches.set(union, known);
    return known;
  }

  #fieldDemands(reader: AvroRecord, writer: AvroRecord): readonly Demand[] {
    const writerFields = fieldsByName(writer);
    return reader.fields.flatMap((field, index): readonly Demand[] => {
      const step = `/fields/${index}`;
      const found = writerFieldOf(field, writerFields);
      if (found === "ambiguous") {
        const message = () =>
          `the reader's field ${field.name} and its aliases name several fields of the writer's ${writer.name}`;
        return [{ step, fault: { kind: "READER_FIELD_AMBIGUOUS", message } }];
      }
      if (found !== undefined) return [{ step: `${step}/type`, pair: this.of(field.schema, found.schema) }];
      if (field.default !== undefined) return [];
      const message = () =>
        `the reader's field ${field.name} has no default, and the writer's ${writer.name} has no such field`;
      return [{ step, fault: { kind: "READER_FIELD_MISSING_DEFAULT_VALUE", message } }];
    });
  }
}

const short = (text: string): string => (text.length > PART_CHARS_MAX ? `${text.slice(0, PART_CHARS_MAX - 1)}…` : text);
const describe = (schema: AvroSchema): string => short(describeSchema(schema));

function missingBranch(reader: AvroUnion, writer: AvroSchema): Fault {
  const message = () =>
    `the reader's union (${describe(reader)}) has no branch that can read the writer's ${describe(writer)}`;
  return { kind: "MISSING_UNION_BRANCH", message };
}

function nameDemands(reader: AvroSchema, writer: AvroSchema): readonly Demand[] {
  if (!isNamed(reader) || !isNamed(writer) || namesMatch(reader, writer)) return [];
  const message = () =>
    `the reader's ${reader.kind} ${reader.name} is not the writer's ${writer.name}, by its name or an alias`;
  return [{ step: "/name", fault: { kind: "NAME_MISMATCH", message } }];
}

function symbolDemands(reader: AvroEnum, writer: AvroEnum): readonly Demand[] {
  const known = new Set(reader.symbols);
  const missing = writer.symbols.filter((symbol) => !known.has(symbol));
  if (missing.length === 0 || reader.default !== null) return [];
  const message = () =>
    `the reader's enum ${reader.name} lacks ${short(missing.join(", "))} of the writer's and has no default`;
  return [{ step: "/symbols", fault: { kind: "MISSING_ENUM_SYMBOLS", message } }];
}

const explain = ({ reader, writer }: Pair, path: string, fault: Fault): AvroIncompatibility => ({
  kind: fault.kind,
  message: fault.message(),
  path: path === "" ? "/" : path,
  reader: describe(reader),
  writer: describe(writer),
});

/** Follows refused pairs from the root, each once, where it is met first. */
function explainAll(root: Pair): readonly AvroIncompatibility[] {
  const told: AvroIncompatibility[] = [];
  const followed = new Set<Pair>();
  const left: { readonly pair: Pair; readonly path: string; readonly demand: Demand }[] = [];
  const follow = (pair: Pair, path: string): void => {
    if (pair.readable || followed.has(pair)) return;
    followed.add(pair);
    for (const demand of pair.demands.toReversed()) left.push({ pair, path, demand });
  };
  follow(root, "");
  for (let next = left.pop(); next !== undefined && told.length < TOLD_MAX; next = left.pop()) {
    const { pair, path, demand } = next;
    if ("pair" in demand) follow(demand.pair, path + demand.step);
    else if ("fault" in demand) told.push(explain(pair, path + demand.step, demand.fault));
    else if (demand.anyOf.every((branch) => !branch.readable)) told.push(explain(pair, path, demand.otherwise));
  }
  return told;
}
