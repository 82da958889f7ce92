import protobuf from "protobufjs";
import type { ProtobufField, ProtobufMessage, ProtobufTree, ProtobufType } from "./protobuf-tree.ts";

const fullName = (object: protobuf.ReflectionObject): string => object.fullName.replace(/^\./, "");

/** The messages that protobufjs has read, as what the rules of compatibility look at. */
export function protobufTree(
  root: protobuf.Root,
  imported: ReadonlySet<protobuf.ReflectionObject>,
  packageName: string,
): ProtobufTree {
  const messages = new Map<string, ProtobufMessage>();
  const known = new Map<string, ProtobufMessage>();
  for (const type of declarationsIn(root)) {
    if (!(type instanceof protobuf.Type)) continue;
    const message = messageOf(type);
    known.set(message.name, message);
    if (!imported.has(type)) messages.set(message.name, message);
  }
  return { package: packageName, messages, known };
}

/** Everything that is declared, nested or not. */
export function* declarationsIn(root: protobuf.Root): Generator<protobuf.ReflectionObject> {
  const pending: protobuf.ReflectionObject[] = [root];
  for (let object = pending.pop(); object; object = pending.pop()) {
    if (object !== root) yield object;
    if (object instanceof protobuf.Namespace) pending.push(...object.nestedArray.toReversed());
  }
}

function messageOf(type: protobuf.Type): ProtobufMessage {
  const fields = type.fieldsArray
    .filter(({ extend, declaringField }) => extend === undefined && !declaringField)
    .map((field) => [field.id, fieldOf(field)] as const);
  return { name: fullName(type), fields: new Map(fields) };
}

function fieldOf(field: protobuf.FieldBase): ProtobufField {
  const isProto3Optional = field.getOption("proto3_optional") === true;
  return {
    name: field.name,
    number: field.id,
    label: field.rule === "required" || field.rule === "repeated" ? field.rule : "singular",
    type: typeOf(field),
    oneof: isProto3Optional ? undefined : field.partOf?.name,
  };
}

function typeOf(field: protobuf.FieldBase): ProtobufType {
  const value = namedOrScalar(field);
  if (field instanceof protobuf.MapField) return { kind: "map", key: { kind: "scalar", name: field.keyType }, value };
  return value;
}

function namedOrScalar(field: protobuf.FieldBase): ProtobufType {
  const { type, resolvedType } = field;
  if (resolvedType instanceof protobuf.Enum) return { kind: "enum", name: fullName(resolvedType) };
  if (resolvedType)
    return {
      kind: field instanceof protobuf.Field && field.delimited ? "group" : "message",
      name: fullName(resolvedType),
    };
  return { kind: "scalar", name: type };
}
