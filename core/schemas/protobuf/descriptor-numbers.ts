/** Numbers of google/protobuf/descriptor.proto that more than one side of the reading and the writing of descriptors needs. */
export const FILE = {
  name: 1,
  package: 2,
  import: 3,
  message: 4,
  enum: 5,
  service: 6,
  extension: 7,
  options: 8,
  publicImport: 10,
  weakImport: 11,
  syntax: 12,
} as const;
export const MESSAGE = {
  name: 1,
  field: 2,
  message: 3,
  enum: 4,
  extensionRange: 5,
  extension: 6,
  options: 7,
  oneof: 8,
  reservedRange: 9,
  reservedName: 10,
} as const;
export const FIELD = {
  name: 1,
  extendee: 2,
  number: 3,
  label: 4,
  type: 5,
  typeName: 6,
  default: 7,
  options: 8,
  oneof: 9,
  jsonName: 10,
  proto3Optional: 17,
} as const;
export const ENUM = { name: 1, value: 2, options: 3, reservedRange: 4, reservedName: 5 } as const;
export const ENUM_VALUE = { name: 1, number: 2 } as const;
export const SERVICE = { name: 1, method: 2 } as const;
export const METHOD = { name: 1, input: 2, output: 3, clientStreams: 5, serverStreams: 6 } as const;
/** Of a range of numbers; the end is the first number after it, but the last one in it for enums. */
export const RANGE = { start: 1, end: 2 } as const;

export const LABEL = { optional: 1, required: 2, repeated: 3 } as const;

/** `FieldDescriptorProto.Type`. */
export const TYPE_NUMBERS: ReadonlyMap<string, number> = new Map([
  ["double", 1],
  ["float", 2],
  ["int64", 3],
  ["uint64", 4],
  ["int32", 5],
  ["fixed64", 6],
  ["fixed32", 7],
  ["bool", 8],
  ["string", 9],
  ["group", 10],
  ["message", 11],
  ["bytes", 12],
  ["uint32", 13],
  ["enum", 14],
  ["sfixed32", 15],
  ["sfixed64", 16],
  ["sint32", 17],
  ["sint64", 18],
]);

export type OptionKind = "string" | "bool";

/** Options that a descriptor carries over from a text and back: those that are Protobuf's own, of a simple type. */
export const FILE_OPTIONS: ReadonlyMap<string, readonly [number: number, kind: OptionKind]> = new Map([
  ["java_package", [1, "string"]],
  ["java_outer_classname", [8, "string"]],
  ["java_multiple_files", [10, "bool"]],
  ["go_package", [11, "string"]],
  ["deprecated", [23, "bool"]],
  ["cc_enable_arenas", [31, "bool"]],
  ["objc_class_prefix", [36, "string"]],
  ["csharp_namespace", [37, "string"]],
  ["swift_prefix", [39, "string"]],
  ["php_class_prefix", [40, "string"]],
  ["php_namespace", [41, "string"]],
  ["ruby_package", [45, "string"]],
]);
export const MESSAGE_OPTIONS: ReadonlyMap<string, readonly [number: number, kind: OptionKind]> = new Map([
  ["deprecated", [3, "bool"]],
]);
export const MAP_ENTRY_OPTION = 7;
export const FIELD_OPTIONS: ReadonlyMap<string, readonly [number: number, kind: OptionKind]> = new Map([
  ["packed", [2, "bool"]],
  ["deprecated", [3, "bool"]],
  ["lazy", [5, "bool"]],
]);
export const ENUM_OPTIONS: ReadonlyMap<string, readonly [number: number, kind: OptionKind]> = new Map([
  ["allow_alias", [2, "bool"]],
  ["deprecated", [3, "bool"]],
]);
