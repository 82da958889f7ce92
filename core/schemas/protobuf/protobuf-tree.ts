/** A type of a field. Names are full ones without a leading dot. */
export type ProtobufType =
  | { readonly kind: "scalar"; readonly name: string }
  | { readonly kind: "enum" | "message" | "group"; readonly name: string }
  | { readonly kind: "map"; readonly key: ProtobufType; readonly value: ProtobufType };

export interface ProtobufField {
  readonly name: string;
  readonly number: number;
  readonly label: "singular" | "required" | "repeated";
  readonly type: ProtobufType;
  /** The oneof that it is part of; the one that stands for proto3's `optional` does not count. */
  readonly oneof: string | undefined;
}

export interface ProtobufMessage {
  readonly name: string;
  readonly fields: ReadonlyMap<number, ProtobufField>;
}

/** A file with everything that it imports. */
export interface ProtobufTree {
  readonly package: string;
  /** The messages of the file itself, nested ones too, by full name. */
  readonly messages: ReadonlyMap<string, ProtobufMessage>;
  /** Those and the imported ones. */
  readonly known: ReadonlyMap<string, ProtobufMessage>;
}
