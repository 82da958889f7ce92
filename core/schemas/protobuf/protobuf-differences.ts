import { compareOneofs } from "./compare-oneofs.ts";
import type { ProtobufField, ProtobufMessage, ProtobufTree, ProtobufType } from "./protobuf-tree.ts";

/** One difference between what was written with one file and what another reads. */
export interface ProtobufDifference {
  /** In the names that Confluent's registry answers with. */
  readonly kind: string;
  /** Into the reader's file: message, then number of the field. */
  readonly path: string;
  readonly writer: string;
  readonly reader: string;
}

/** Differences that lose nothing on the wire: numbers identify fields there, and what is unknown is passed over. */
const COMPATIBLE = new Set([
  "PACKAGE_CHANGED",
  "MESSAGE_ADDED",
  "FIELD_ADDED",
  "FIELD_REMOVED",
  "FIELD_NAME_CHANGED",
  "FIELD_STRING_OR_BYTES_LABEL_CHANGED",
  "FIELD_MESSAGE_LABEL_CHANGED",
  "REQUIRED_FIELD_RELAXED",
  "ONEOF_ADDED",
  "ONEOF_REMOVED",
  "ONEOF_FIELD_ADDED",
]);

export const isCompatibleProtobufKind = (kind: string): boolean => COMPATIBLE.has(kind);

/** Scalars of one group are read as each other (Protocol Buffers, "Updating A Message Type"). */
const WIRE_GROUPS: readonly (readonly string[])[] = [
  ["int32", "uint32", "int64", "uint64", "bool", "enum"],
  ["sint32", "sint64"],
  ["fixed32", "sfixed32"],
  ["fixed64", "sfixed64"],
  ["string", "bytes"],
];

/** What has changed for somebody who reads with `reader` what was written with `writer`. */
export function protobufDifferences(writer: ProtobufTree, reader: ProtobufTree): readonly ProtobufDifference[] {
  const found: ProtobufDifference[] = [];
  if (writer.package !== reader.package)
    found.push({ kind: "PACKAGE_CHANGED", path: "", writer: writer.package, reader: reader.package });
  const comparison = new Messages(writer, reader, found);
  for (const message of writer.messages.values()) {
    const name = comparison.localName(message.name, writer);
    const other = comparison.readerMessage(name);
    if (other) comparison.compare(message, other);
    else found.push({ kind: "MESSAGE_REMOVED", path: `/${name}`, writer: `message ${name}`, reader: "nothing" });
  }
  for (const message of reader.messages.values()) {
    const name = comparison.localName(message.name, reader);
    if (!comparison.writerMessage(name))
      found.push({ kind: "MESSAGE_ADDED", path: `/${name}`, writer: "nothing", reader: `message ${name}` });
  }
  return found;
}

class Messages {
  readonly #writer: ProtobufTree;
  readonly #reader: ProtobufTree;
  readonly #found: ProtobufDifference[];
  readonly #compared = new Set<ProtobufMessage>();

  constructor(writer: ProtobufTree, reader: ProtobufTree, found: ProtobufDifference[]) {
    this.#writer = writer;
    this.#reader = reader;
    this.#found = found;
  }

  /** A name without its file's package, which may change; the name of an imported type stays whole, with a dot. */
  localName(name: string, { package: packageName, messages }: ProtobufTree): string {
    if (!messages.has(name) && packageName !== "" && !name.startsWith(`${packageName}.`)) return `.${name}`;
    return packageName === "" ? name : name.slice(packageName.length + 1);
  }

  readerMessage = (local: string): ProtobufMessage | undefined => byLocalName(local, this.#reader);
  writerMessage = (local: string): ProtobufMessage | undefined => byLocalName(local, this.#writer);

  /** Imported messages are compared where a field leads to them; each message once, so recursive ones end. */
  compare(writer: ProtobufMessage, reader: ProtobufMessage): void {
    const pending: [ProtobufMessage, ProtobufMessage][] = [[writer, reader]];
    for (let pair = pending.pop(); pair; pair = pending.pop()) {
      const [from, to] = pair;
      if (this.#compared.has(from)) continue;
      this.#compared.add(from);
      const path = `/${this.localName(to.name, this.#reader)}`;
      for (const field of from.fields.values()) {
        const other = to.fields.get(field.number);
        const at = `${path}/${field.number}`;
        if (other) this.#compareFields(field, other, at, pending);
        else {
          const kind = field.label === "required" ? "REQUIRED_FIELD_REMOVED" : "FIELD_REMOVED";
          this.#found.push({ kind, path: at, writer: shownField(field), reader: "nothing" });
        }
      }
      for (const field of to.fields.values()) {
        if (from.fields.has(field.number)) continue;
        const kind = field.label === "required" ? "REQUIRED_FIELD_ADDED" : "FIELD_ADDED";
        this.#found.push({ kind, path: `${path}/${field.number}`, writer: "nothing", reader: shownField(field) });
      }
      this.#found.push(...compareOneofs(from, to, path));
    }
  }

  #compareFields(
    writer: ProtobufField,
    reader: ProtobufField,
    path: string,
    pending: [ProtobufMessage, ProtobufMessage][],
  ): void {
    const add = (kind: string) =>
      this.#found.push({ kind, path, writer: shownField(writer), reader: shownField(reader) });
    if (writer.name !== reader.name) add("FIELD_NAME_CHANGED");
    const kind = this.#typeChange(writer.type, reader.type, pending);
    if (kind) add(kind);
    if (reader.label === "required" && writer.label !== "required") add("REQUIRED_FIELD_ADDED");
    else if (writer.label === "required" && reader.label === "singular") add("REQUIRED_FIELD_RELAXED");
    else if (writer.label !== reader.label) add(`FIELD_${labelFamily(reader.type)}_LABEL_CHANGED`);
  }

  #typeChange(
    writer: ProtobufType,
    reader: ProtobufType,
    pending: [ProtobufMessage, ProtobufMessage][],
  ): string | undefined {
    if (writer.kind === "map" || reader.kind === "map") {
      if (writer.kind !== "map" || reader.kind !== "map") return "FIELD_KIND_CHANGED";
      return this.#typeChange(writer.key, reader.key, pending) ?? this.#typeChange(writer.value, reader.value, pending);
    }
    const from = wireGroup(writer);
    const to = wireGroup(reader);
    if (from !== undefined && to !== undefined) return from === to ? undefined : "FIELD_SCALAR_KIND_CHANGED";
    if (writer.kind !== reader.kind) return "FIELD_KIND_CHANGED";
    if (this.localName(writer.name, this.#writer) !== this.localName(reader.name, this.#reader))
      return "FIELD_NAMED_TYPE_CHANGED";
    const message = this.#writer.known.get(writer.name);
    const other = this.#reader.known.get(reader.name);
    if (message && other) pending.push([message, other]);
    return undefined;
  }
}

const byLocalName = (local: string, { package: packageName, messages }: ProtobufTree): ProtobufMessage | undefined =>
  messages.get(packageName === "" ? local : `${packageName}.${local}`);

/** A scalar's or an enum's group on the wire; nothing for messages. */
function wireGroup(type: ProtobufType): string | undefined {
  if (type.kind !== "scalar" && type.kind !== "enum") return undefined;
  const name = type.kind === "enum" ? "enum" : type.name;
  return WIRE_GROUPS.find((group) => group.includes(name))?.[0] ?? name;
}

/** Of strings, bytes and messages a reader takes one of several; numbers are packed, which no single one reads. */
function labelFamily(type: ProtobufType): string {
  if (type.kind === "scalar") return type.name === "string" || type.name === "bytes" ? "STRING_OR_BYTES" : "NUMERIC";
  return type.kind === "enum" ? "NUMERIC" : "MESSAGE";
}

function shownType(type: ProtobufType): string {
  return type.kind === "map" ? `map<${shownType(type.key)}, ${shownType(type.value)}>` : type.name;
}

const shownField = ({ label, type, name, number }: ProtobufField): string =>
  `${label === "singular" ? "" : `${label} `}${shownType(type)} ${name} = ${number}`.slice(0, 200);
