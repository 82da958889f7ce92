import type { ProtobufDifference } from "./protobuf-differences.ts";
import type { ProtobufField, ProtobufMessage } from "./protobuf-tree.ts";

/**
 * Fields that exclude each other. Moving one field into a oneof of its own loses nothing; two fields that could both be
 * written lose one when a oneof holds them both, and a field that left a oneof is read as if nothing had been written.
 */
export function* compareOneofs(
  writer: ProtobufMessage,
  reader: ProtobufMessage,
  path: string,
): Generator<ProtobufDifference> {
  const written = oneofsOf(writer);
  const readable = oneofsOf(reader);
  for (const [name, fields] of readable) {
    const at = `${path}/${name}`;
    const shown = shownOneof(name, fields);
    const before = fields.map(({ number }) => writer.fields.get(number)).filter((field) => field !== undefined);
    const moved = before.filter(({ oneof }) => oneof === undefined);
    const sources = new Set(before.map(({ oneof }) => oneof).filter((oneof) => oneof !== undefined));
    const shownBefore = before.map((field) => field.name).join(", ");
    const difference = (kind: string) => ({ kind, path: at, writer: shownBefore || "nothing", reader: shown });
    if (moved.length > 1) yield difference("MULTIPLE_FIELDS_MOVED_TO_ONEOF");
    else if (moved.length + sources.size > 1) yield difference("FIELD_MOVED_TO_EXISTING_ONEOF");
    else if (!written.has(name)) yield difference("ONEOF_ADDED");
    else if (before.length < fields.length) yield difference("ONEOF_FIELD_ADDED");
  }
  for (const [name, fields] of written) {
    const at = `${path}/${name}`;
    const now = readable.get(name);
    const shown = now ? shownOneof(name, now) : "nothing";
    if (now === undefined) yield { kind: "ONEOF_REMOVED", path: at, writer: shownOneof(name, fields), reader: shown };
    else if (fields.some(({ number }) => !now.some((field) => field.number === number)))
      yield { kind: "ONEOF_FIELD_REMOVED", path: at, writer: shownOneof(name, fields), reader: shown };
  }
}

function oneofsOf({ fields }: ProtobufMessage): ReadonlyMap<string, readonly ProtobufField[]> {
  const named = [...fields.values()].filter(({ oneof }) => oneof !== undefined);
  return Map.groupBy(named, ({ oneof }) => oneof ?? "");
}

const shownOneof = (name: string, fields: readonly ProtobufField[]): string =>
  `oneof ${name} { ${fields.map((field) => field.name).join(", ")} }`.slice(0, 200);
