import type { JsonValue } from "../../json.ts";
import type { JsonSchemaPolicy } from "./difference-kinds.ts";
import type { Shape, Shapes } from "./json-schema-shape.ts";
import { sortedJson } from "./json-text.ts";

/** One difference between what was written with one schema and what another reads. */
export interface JsonSchemaDifference {
  readonly kind: string;
  /** Into the reader's schema, as a JSON Pointer. */
  readonly path: string;
  readonly writer: JsonValue | undefined;
  readonly reader: JsonValue | undefined;
}

export type Differences = Generator<JsonSchemaDifference>;

/** What the rules of one kind of schema need of the comparison that they are part of. */
export interface Comparing {
  readonly writers: Shapes;
  readonly readers: Shapes;
  readonly policy: JsonSchemaPolicy;
  /** The same with the reader's schemas as the writer's, for what a `not` holds. */
  readonly reversed: Comparing;
  /** Whether the reader of a pair reads all that its writer wrote: cheaper than what stands in the way. */
  reads(writer: Shape, reader: Shape): boolean;
  /** The differences of a pair, with paths that start at it. */
  between(writer: Shape, reader: Shape): readonly JsonSchemaDifference[];
  /** The same with paths that start where `path` does. */
  below(path: string, writer: Shape, reader: Shape): Differences;
  /** A schema's text, the same for schemas that differ in the order of keys alone. */
  textOf(shape: Shape): string;
  isCompatible(differences: readonly JsonSchemaDifference[]): boolean;
}

export const difference = (
  kind: string,
  path: string,
  writer: JsonValue | undefined,
  reader: JsonValue | undefined,
): JsonSchemaDifference => ({ kind, path, writer, reader });

export const sameJson = (one: JsonValue | undefined, other: JsonValue | undefined): boolean =>
  one === other || (one !== undefined && other !== undefined && sortedJson(one) === sortedJson(other));
