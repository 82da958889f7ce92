import type { SchemaElement } from "hyparquet";
import type { AvroSchemaJson } from "../../core/avro/schema.ts";
import type { Envelope } from "../../core/events/envelope.ts";
import type { JsonValue } from "../../core/json.ts";
import { fieldsOf } from "../reader-schemas.ts";

/** The value of a `json` column is what its text says: the writer encodes it. */
type Cell = JsonValue | bigint | Date;

/** A column of a type's file: how Parquet stores it, and what an event puts there. */
export interface Column {
  readonly name: string;
  readonly kind: ColumnKind;
  readonly nullable: boolean;
  readonly value: (event: Envelope) => Cell;
}

const KINDS = {
  text: { type: "BYTE_ARRAY", converted_type: "UTF8" },
  json: { type: "BYTE_ARRAY", converted_type: "JSON" },
  timestamp: { type: "INT64", converted_type: "TIMESTAMP_MILLIS" },
  double: { type: "DOUBLE" },
  long: { type: "INT64" },
  boolean: { type: "BOOLEAN" },
} as const satisfies { readonly [kind: string]: Partial<SchemaElement> };
export type ColumnKind = keyof typeof KINDS;

/** Avro's types of a payload's fields; every other type, nested ones first of all, becomes JSON. */
const AVRO_KINDS: { readonly [type: string]: ColumnKind } = {
  string: "text",
  double: "double",
  float: "double",
  int: "long",
  long: "long",
  boolean: "boolean",
};

const ATTRIBUTES: readonly Column[] = [
  { name: "id", kind: "text", nullable: false, value: ({ id }) => id },
  { name: "type", kind: "text", nullable: false, value: ({ type }) => type },
  { name: "source", kind: "text", nullable: false, value: ({ source }) => source },
  { name: "time", kind: "timestamp", nullable: false, value: ({ time }) => new Date(time) },
  { name: "received", kind: "timestamp", nullable: false, value: ({ received }) => new Date(received) },
  { name: "session", kind: "text", nullable: false, value: ({ session }) => session },
  { name: "subject", kind: "text", nullable: true, value: ({ subject }) => subject },
  { name: "channel", kind: "text", nullable: true, value: ({ channel }) => channel },
  { name: "purposes", kind: "text", nullable: false, value: ({ purposes }) => purposes.join(",") },
  { name: "bot", kind: "text", nullable: true, value: ({ bot }) => bot?.join(",") ?? null },
  { name: "dataschema", kind: "text", nullable: true, value: ({ dataschema }) => dataschema ?? null },
  { name: "broken", kind: "text", nullable: true, value: ({ broken }) => broken?.join(",") ?? null },
];

/**
 * The columns of an event type: the envelope's attributes, `data_FIELD` for each field of its contract's record (`avro`), and
 * `data_other`, JSON of whatever else the payload holds, so that no part of it is lost.
 */
export function columnsOf(avro: AvroSchemaJson | undefined): readonly Column[] {
  const fields = new Map(fieldsOf(avro).map(({ name, type }) => [String(name), kindOf(type ?? null)]));
  const other: Column = {
    name: "data_other",
    kind: "json",
    nullable: true,
    value: ({ data }) => {
      const rest = Object.entries(data).filter(([name, value]) => {
        const kind = fields.get(name);
        return kind === undefined || (value !== null && cellOf(kind, value) === null);
      });
      return rest.length === 0 ? null : Object.fromEntries(rest);
    },
  };
  const payload = [...fields].map(
    ([name, kind]): Column => ({
      name: `data_${name}`,
      kind,
      nullable: true,
      value: ({ data }) => cellOf(kind, data[name] ?? null),
    }),
  );
  return [...ATTRIBUTES, ...payload, other];
}

export const parquetSchema = (columns: readonly Column[]): SchemaElement[] => [
  { name: "event", num_children: columns.length },
  ...columns.map(
    ({ name, kind, nullable }): SchemaElement => ({
      name,
      repetition_type: nullable ? "OPTIONAL" : "REQUIRED",
      ...KINDS[kind],
    }),
  ),
];

function kindOf(type: JsonValue): ColumnKind {
  const branches = (Array.isArray(type) ? (type as readonly JsonValue[]) : [type]).filter((each) => each !== "null");
  const [only] = branches;
  return branches.length === 1 && typeof only === "string" ? (AVRO_KINDS[only] ?? "json") : "json";
}

/** The cell of a value; `null` where the column cannot hold it. */
function cellOf(kind: ColumnKind, value: JsonValue): Cell {
  if (value === null) return null;
  switch (kind) {
    case "text":
      return typeof value === "string" ? value : null;
    case "double":
      return typeof value === "number" ? value : null;
    case "long":
      return Number.isSafeInteger(value) ? BigInt(value as number) : null;
    case "boolean":
      return typeof value === "boolean" ? value : null;
    default:
      return value;
  }
}
