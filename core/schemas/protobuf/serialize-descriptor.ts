import protobuf from "protobufjs";
import { defaultJsonName } from "./default-json-name.ts";
import {
  ENUM,
  ENUM_OPTIONS,
  ENUM_VALUE,
  FIELD,
  FIELD_OPTIONS,
  FILE,
  FILE_OPTIONS,
  LABEL,
  MAP_ENTRY_OPTION,
  MESSAGE,
  MESSAGE_OPTIONS,
  METHOD,
  type OptionKind,
  RANGE,
  SERVICE,
  TYPE_NUMBERS,
} from "./descriptor-numbers.ts";

const LENGTH_DELIMITED = 2;

type Options = ReadonlyMap<string, readonly [number: number, kind: OptionKind]>;
type Named = { readonly name: string };

/** What a file holds besides what protobufjs keeps of it. */
export interface FileHead {
  readonly name: string;
  readonly package: string;
  readonly syntax: string;
  readonly imports: readonly string[];
  readonly publicImports: readonly number[];
}

/** The bytes of a file's `FileDescriptorProto` (google/protobuf/descriptor.proto), without custom options. */
export function serializeDescriptor(
  head: FileHead,
  namespace: protobuf.NamespaceBase,
  own: readonly object[],
): Uint8Array {
  const isOwn = new Set(own);
  const writer = protobuf.Writer.create();
  text(writer, FILE.name, head.name);
  if (head.package !== "") text(writer, FILE.package, head.package);
  for (const path of head.imports) text(writer, FILE.import, path);
  for (const index of head.publicImports) number(writer, FILE.publicImport, index);
  const nested = namespace.nestedArray.filter((each) => isOwn.has(each));
  writeNested(writer, nested, FILE);
  for (const each of nested) {
    if (each instanceof protobuf.Service) inside(writer, FILE.service, () => writeService(writer, each));
  }
  writeOptions(writer, FILE.options, namespace.options, FILE_OPTIONS);
  if (head.syntax !== "proto2") text(writer, FILE.syntax, head.syntax);
  return writer.finish();
}

function writeNested(
  writer: protobuf.Writer,
  nested: readonly protobuf.ReflectionObject[],
  numbers: { readonly message: number; readonly enum: number; readonly extension: number },
): void {
  for (const each of nested) {
    if (each instanceof protobuf.Type) inside(writer, numbers.message, () => writeMessage(writer, each));
    else if (each instanceof protobuf.Enum) inside(writer, numbers.enum, () => writeEnum(writer, each));
    else if (each instanceof protobuf.Field && each.extend !== undefined)
      inside(writer, numbers.extension, () => writeField(writer, each, undefined));
  }
}

function writeMessage(writer: protobuf.Writer, type: protobuf.Type): void {
  text(writer, MESSAGE.name, type.name);
  // Oneofs that stand for `optional` come last, as protoc has them.
  const oneofs = type.oneofsArray.toSorted((one, other) => Number(isOptional(one)) - Number(isOptional(other)));
  const fields = type.fieldsArray.filter(({ declaringField }) => !declaringField);
  for (const field of fields) inside(writer, MESSAGE.field, () => writeField(writer, field, oneofs));
  for (const field of fields) {
    if (field instanceof protobuf.MapField) inside(writer, MESSAGE.message, () => writeMapEntry(writer, field));
  }
  writeNested(writer, type.nestedArray, MESSAGE);
  for (const range of type.extensions ?? []) writeRange(writer, MESSAGE.extensionRange, range, 1);
  writeOptions(writer, MESSAGE.options, type.options, MESSAGE_OPTIONS);
  for (const oneof of oneofs) inside(writer, MESSAGE.oneof, () => text(writer, MESSAGE.name, oneof.name));
  writeReserved(writer, type.reserved, MESSAGE.reservedRange, MESSAGE.reservedName, 1);
}

const isOptional = (oneof: protobuf.OneOf): boolean =>
  oneof.fieldsArray.some((field) => field.getOption("proto3_optional") === true);

function writeField(
  writer: protobuf.Writer,
  field: protobuf.FieldBase,
  oneofs: readonly protobuf.OneOf[] | undefined,
): void {
  text(writer, FIELD.name, field.name.slice(field.name.lastIndexOf(".") + 1));
  if (field.extend !== undefined) {
    const extended = field.parent?.lookup(field.extend);
    text(writer, FIELD.extendee, extended ? extended.fullName : field.extend);
  }
  number(writer, FIELD.number, field.id);
  const label =
    field.rule === "required" ? LABEL.required : field.rule === "repeated" ? LABEL.repeated : LABEL.optional;
  if (field instanceof protobuf.MapField) {
    number(writer, FIELD.label, LABEL.repeated);
    number(writer, FIELD.type, TYPE_NUMBERS.get("message") ?? 0);
    text(writer, FIELD.typeName, `${field.parent?.fullName ?? ""}.${entryName(field)}`);
  } else {
    number(writer, FIELD.label, label);
    writeType(writer, field);
  }
  const defaultValue: unknown = field.getOption("default");
  if (defaultValue !== undefined) text(writer, FIELD.default, String(defaultValue));
  writeOptions(writer, FIELD.options, field.options, FIELD_OPTIONS);
  const oneof = (field.partOf && oneofs?.indexOf(field.partOf)) ?? -1;
  if (oneof >= 0) number(writer, FIELD.oneof, oneof);
  const jsonName: unknown = field.getOption("json_name");
  text(writer, FIELD.jsonName, typeof jsonName === "string" ? jsonName : defaultJsonName(field.name));
  if (field.getOption("proto3_optional") === true) number(writer, FIELD.proto3Optional, 1);
}

function writeType(writer: protobuf.Writer, field: protobuf.FieldBase): void {
  const { type, resolvedType } = field;
  const isGroup = field instanceof protobuf.Field && field.delimited;
  const kind = resolvedType instanceof protobuf.Enum ? "enum" : resolvedType ? (isGroup ? "group" : "message") : type;
  number(writer, FIELD.type, TYPE_NUMBERS.get(kind) ?? 0);
  if (resolvedType) text(writer, FIELD.typeName, resolvedType.fullName);
}

/** protoc's name of a map's entry: `unit_prices` has `UnitPricesEntry`. */
const entryName = ({ name }: Named): string =>
  `${name.replace(/(^|_+)(.?)/g, (_, __, letter: string) => letter.toUpperCase())}Entry`;

function writeMapEntry(writer: protobuf.Writer, field: protobuf.MapField): void {
  text(writer, MESSAGE.name, entryName(field));
  inside(writer, MESSAGE.field, () => {
    text(writer, FIELD.name, "key");
    number(writer, FIELD.number, 1);
    number(writer, FIELD.label, LABEL.optional);
    number(writer, FIELD.type, TYPE_NUMBERS.get(field.keyType) ?? 0);
  });
  inside(writer, MESSAGE.field, () => {
    text(writer, FIELD.name, "value");
    number(writer, FIELD.number, 2);
    number(writer, FIELD.label, LABEL.optional);
    writeType(writer, field);
  });
  inside(writer, MESSAGE.options, () => number(writer, MAP_ENTRY_OPTION, 1));
}

function writeEnum(writer: protobuf.Writer, declared: protobuf.Enum): void {
  text(writer, ENUM.name, declared.name);
  for (const [name, value] of Object.entries(declared.values)) {
    inside(writer, ENUM.value, () => {
      text(writer, ENUM_VALUE.name, name);
      writer.uint32((ENUM_VALUE.number << 3) | 0).int32(value);
    });
  }
  writeOptions(writer, ENUM.options, declared.options, ENUM_OPTIONS);
  writeReserved(writer, declared.reserved, ENUM.reservedRange, ENUM.reservedName, 0);
}

function writeService(writer: protobuf.Writer, service: protobuf.Service): void {
  text(writer, SERVICE.name, service.name);
  for (const method of service.methodsArray) {
    inside(writer, SERVICE.method, () => {
      text(writer, METHOD.name, method.name);
      text(writer, METHOD.input, method.resolvedRequestType?.fullName ?? method.requestType);
      text(writer, METHOD.output, method.resolvedResponseType?.fullName ?? method.responseType);
      if (method.requestStream) number(writer, METHOD.clientStreams, 1);
      if (method.responseStream) number(writer, METHOD.serverStreams, 1);
    });
  }
}

function writeReserved(
  writer: protobuf.Writer,
  reserved: readonly (readonly number[] | string)[] | undefined,
  rangeNumber: number,
  nameNumber: number,
  after: number,
): void {
  for (const each of reserved ?? []) {
    if (typeof each === "string") text(writer, nameNumber, each);
    else writeRange(writer, rangeNumber, each, after);
  }
}

function writeRange(
  writer: protobuf.Writer,
  field: number,
  [start = 0, end = 0]: readonly number[],
  after: number,
): void {
  inside(writer, field, () => {
    writer.uint32(RANGE.start << 3).int32(start);
    writer.uint32(RANGE.end << 3).int32(end + after);
  });
}

function writeOptions(
  writer: protobuf.Writer,
  field: number,
  options: { readonly [name: string]: unknown } | undefined,
  known: Options,
): void {
  const given = [...known].filter(([name]) => options?.[name] !== undefined);
  if (given.length === 0) return;
  inside(writer, field, () => {
    for (const [name, [option, kind]] of given) {
      if (kind === "bool") number(writer, option, options?.[name] === true ? 1 : 0);
      else text(writer, option, String(options?.[name]));
    }
  });
}

function text(writer: protobuf.Writer, field: number, value: string): void {
  writer.uint32((field << 3) | LENGTH_DELIMITED).string(value);
}

function number(writer: protobuf.Writer, field: number, value: number): void {
  writer.uint32(field << 3).int32(value);
}

function inside(writer: protobuf.Writer, field: number, write: () => void): void {
  writer.uint32((field << 3) | LENGTH_DELIMITED).fork();
  write();
  writer.ldelim();
}
