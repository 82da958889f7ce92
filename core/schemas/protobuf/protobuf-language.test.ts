import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ResolvedReference } from "../schema-language.ts";
import { protobufLanguage } from "./protobuf-language.ts";

const parse = (text: string, references: readonly ResolvedReference[] = []) => {
  const result = protobufLanguage.parse(text, references);
  if (!result.ok) throw new Error(JSON.stringify(result.reason));
  return result.value;
};

const fault = (text: string, references: readonly ResolvedReference[] = []) => {
  const result = protobufLanguage.parse(text, references);
  return result.ok ? undefined : result.reason;
};

const reference = (name: string, schema: string, references: readonly ResolvedReference[] = []) => ({
  name,
  schema,
  references,
});

describe("A .proto text", () => {
  it("is canonical without its comments and spaces, with everything that it says", () => {
    const text = `syntax = "proto2"; package shop.orders; // orders
      import public "money.proto"; option java_package = 'com.shop';
      message Order { required string id = 1; /* of the shop */ optional int32 count = 2 [default = 1, deprecated=true];
        repeated group Line = 3 { optional bytes sku = 1; } map<string,Money> paid = 4; extensions 100 to max;
        reserved 7, 9 to 11; reserved "old"; oneof by { string card = 5; Money cash = 6; }
        enum State { option allow_alias = true; OPEN = 0; NEW = 0; } }
      extend Order { optional string note = 100; }
      service Orders { rpc Place (Order) returns (stream Order) { option (google.api.http) = { post: "/orders" body: "*" }; } }`;
    const references = [reference("money.proto", "message Money { optional int64 cents = 1; }")];
    const { canonical } = parse(text, references);
    expect(canonical).toBe(`syntax = "proto2";

package shop.orders;

import public "money.proto";

option java_package = 'com.shop';

message Order {
  required string id = 1;
  optional int32 count = 2 [default = 1, deprecated = true];
  repeated group Line = 3 {
    optional bytes sku = 1;
  }
  map<string, Money> paid = 4;
  extensions 100 to max;
  reserved 7, 9 to 11;
  reserved "old";
  oneof by {
    string card = 5;
    Money cash = 6;
  }
  enum State {
    option allow_alias = true;
    OPEN = 0;
    NEW = 0;
  }
}

extend Order {
  optional string note = 100;
}

service Orders {
  rpc Place(Order) returns (stream Order) {
    option (google.api.http) = { post: "/orders" body: "*" };
  }
}
`);
    expect(parse(canonical, references).canonical).toBe(canonical);
  });

  it("is normalized alike whatever the order of what it declares", () => {
    const one = parse(
      `syntax = "proto3"; option b = "x"; option a = 'y'; message B {} message A { B b = 2; oneof o { string s = 3; int32 t = 1; } enum E { Z = 0; Y = 1; } reserved 9; }`,
    );
    const other = parse(
      `syntax = "proto3"; option a = "y"; option b = "x"; message A { reserved 9; enum E { Z = 0; Y = 1; } oneof o { int32 t = 1; string s = 3; } B b = 2; } message B {}`,
    );
    expect(one.normalized).toBe(other.normalized);
    expect(one.canonical).not.toBe(other.canonical);
    expect(parse(one.normalized).normalized).toBe(one.normalized);
  });

  it("may import well-known files without a reference", () => {
    expect(
      fault(`syntax = "proto3"; import "google/protobuf/timestamp.proto"; import "google/protobuf/descriptor.proto";
        import "google/type/money.proto"; import "confluent/meta.proto"; import "confluent/type/decimal.proto";
        extend google.protobuf.FieldOptions { string owner = 50000; }
        message A { google.protobuf.Timestamp at = 1 [(owner) = "x"]; google.type.Money price = 2; confluent.type.Decimal d = 3; }`),
    ).toBeUndefined();
  });

  it("may import registered files, which may import others", () => {
    const deep = reference("b.proto", 'syntax = "proto3"; import "c.proto"; message B { C c = 1; }', [
      reference("c.proto", 'syntax = "proto3"; message C {}'),
    ]);
    expect(fault('import "b.proto"; message A { optional B b = 1; }', [deep])).toBeUndefined();
  });

  it.each<readonly [string, string, RegExp]>([
    ["is empty", "", /declares no message/],
    ["is JSON", '{"type":"record"}', /statement without/],
    ["names a type that there is not", "message A { optional B b = 1; }", /no such Type or Enum 'B'/],
    ["imports what there is not", 'import "nope.proto"; message A {}', /"nope\.proto" leads nowhere/],
    ["has a number twice", 'syntax="proto3"; message A { string a = 1; string b = 1; }', /duplicate id 1/],
    ["has a name twice", 'syntax="proto3"; message A { string a = 1; string a = 2; }', /duplicate name/],
    ["uses a reserved number", 'syntax="proto3"; message A { reserved 1; string a = 1; }', /reserved/],
    ["has the number 0", 'syntax="proto3"; message A { string a = 0; }', /not within 1/],
    ["has a number of Protobuf's own", 'syntax="proto3"; message A { string a = 19500; }', /19000 to 19999/],
    ["has an enum of proto3 that does not start at 0", 'syntax="proto3"; enum A { B = 1; }', /must be 0/],
    ["has an empty enum", 'syntax="proto3"; enum A {}', /no constant/],
    ["requires in proto3", 'syntax="proto3"; message A { required string a = 1; }', /illegal/],
    ["ends early", 'syntax="proto3"; message A { string a = 1', /ends inside/],
    ["has a syntax that there is not", 'syntax="proto9"; message A {}', /proto9/],
  ])("is refused where it %s", (_, text, detail) => {
    expect(fault(text)?.detail).toMatch(detail);
  });

  it("is refused with the line of the fault", () => {
    expect(fault('syntax = "proto3";\nmessage A {\n  string a 1;\n}')?.path).toBe("3:1");
  });

  it("is refused, not feared, where it is hostile", () => {
    expect(fault("message A {".repeat(100_000))?.detail).toMatch(/nests deeper/);
    expect(fault("/*".repeat(500_000))).toBeDefined();
    expect(fault(`/*${"\n/".repeat(500_000)}`)?.detail).toMatch(/does not end/);
    const fields = Array.from({ length: 30_000 }, (_, index) => `string field_${index} = ${index + 1};`).join(" ");
    expect(fault(`syntax = "proto3"; message A { ${fields} }`)?.detail).toMatch(/fields in one message/);
    expect(fault(`message A { option (a) = ${"{ a: ".repeat(100_000)}; }`)).toBeDefined();
  });

  it("never throws, whatever it is", () => {
    const words = fc.constantFrom(
      ...["message", "enum", "A", "B", "{", "}", ";", "=", "1", "0", "string", "oneof", "map", "<", ">", ",", "option"],
      ...[
        "syntax",
        '"proto3"',
        "import",
        '"x"',
        "[",
        "]",
        "(",
        ")",
        "extend",
        "reserved",
        "group",
        "__proto__",
        "'",
        "//",
      ],
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(words, { maxLength: 40 }).map((all) => all.join(" ")),
        ),
        (text) => {
          const result = protobufLanguage.parse(text, []);
          if (result.ok) expect(protobufLanguage.incompatibilities(result.value, result.value)).toEqual([]);
        },
      ),
      { numRuns: 1_000 },
    );
  });
});

/** What changes, the writer's declarations, the reader's, and what stands in the way. */
type Case = readonly [change: string, writer: string, reader: string, incompatibilities?: readonly string[]];

const CASES: readonly Case[] = [
  ["nothing", "message A { A next = 1; map<string, A> all = 2; }", "message A { A next = 1; map<string, A> all = 2; }"],
  ["the package", "package a; message A { A next = 1; }", "package b; message A { A next = 1; }"],
  ["a field more", "message A {}", "message A { string b = 1; }"],
  ["a field less", "message A { string b = 1; }", "message A {}"],
  ["a field's name", "message A { string b = 1; }", "message A { string c = 1; }"],
  ["a message more", "message A {}", "message A {} message B {}"],
  ["a message less", "message A {} message B {}", "message A {}", ["MESSAGE_REMOVED /B"]],
  ["a nested message less", "message A { message B {} }", "message A {}", ["MESSAGE_REMOVED /A.B"]],
  ["an enum's constants", "enum E { X = 0; Y = 1; } message A {}", "enum E { X = 0; Z = 2; } message A {}"],
  ["an enum less", "enum E { X = 0; } message A {}", "message A {}"],
  ["a service less", "message A {} service S { rpc Do(A) returns (A); }", "message A {}"],
  ["a type of the same varints", "message A { int32 a = 1; bool b = 2; }", "message A { uint64 a = 1; int64 b = 2; }"],
  ["an enum for a number", "enum E { X = 0; } message A { E e = 1; }", "enum E { X = 0; } message A { int32 e = 1; }"],
  ["bytes for a string", "message A { string a = 1; }", "message A { bytes a = 1; }"],
  [
    "a zigzag number for a plain one",
    "message A { int32 a = 1; }",
    "message A { sint32 a = 1; }",
    ["FIELD_SCALAR_KIND_CHANGED /A/1"],
  ],
  ["a fixed number for a signed fixed one", "message A { fixed64 a = 1; }", "message A { sfixed64 a = 1; }"],
  [
    "a double for a float",
    "message A { float a = 1; }",
    "message A { double a = 1; }",
    ["FIELD_SCALAR_KIND_CHANGED /A/1"],
  ],
  [
    "a number for a string",
    "message A { string a = 1; }",
    "message A { int32 a = 1; }",
    ["FIELD_SCALAR_KIND_CHANGED /A/1"],
  ],
  [
    "a message for a number",
    "message B {} message A { int32 a = 1; }",
    "message B {} message A { B a = 1; }",
    ["FIELD_KIND_CHANGED /A/1"],
  ],
  [
    "another message",
    "message B {} message C {} message A { B a = 1; }",
    "message B {} message C {} message A { C a = 1; }",
    ["FIELD_NAMED_TYPE_CHANGED /A/1"],
  ],
  [
    "a map's values",
    "message A { map<string, int32> a = 1; }",
    "message A { map<string, string> a = 1; }",
    ["FIELD_SCALAR_KIND_CHANGED /A/1"],
  ],
  [
    "a map for a list",
    "message A { repeated string a = 1; }",
    "message A { map<string, string> a = 1; }",
    ["FIELD_KIND_CHANGED /A/1"],
  ],
  ["many strings for one", "message A { string a = 1; }", "message A { repeated string a = 1; }"],
  [
    "one number for many",
    "message A { repeated int32 a = 1; }",
    "message A { int32 a = 1; }",
    ["FIELD_NUMERIC_LABEL_CHANGED /A/1"],
  ],
  ["an optional field", "message A { string a = 1; }", "message A { optional string a = 1; }"],
  [
    "a field into a oneof of its own",
    "message A { string a = 1; }",
    "message A { oneof o { string a = 1; string b = 2; } }",
  ],
  [
    "two fields into a oneof",
    "message A { string a = 1; string b = 2; }",
    "message A { oneof o { string a = 1; string b = 2; } }",
    ["MULTIPLE_FIELDS_MOVED_TO_ONEOF /A/o"],
  ],
  [
    "a field into a oneof that was there",
    "message A { string a = 1; oneof o { string b = 2; } }",
    "message A { oneof o { string a = 1; string b = 2; } }",
    ["FIELD_MOVED_TO_EXISTING_ONEOF /A/o"],
  ],
  [
    "a field more in a oneof",
    "message A { oneof o { string a = 1; } }",
    "message A { oneof o { string a = 1; string b = 2; } }",
  ],
  [
    "a field less in a oneof",
    "message A { oneof o { string a = 1; string b = 2; } }",
    "message A { oneof o { string a = 1; } }",
    ["ONEOF_FIELD_REMOVED /A/o"],
  ],
  ["a oneof less", "message A { oneof o { string a = 1; } }", "message A {}"],
];

const named = ([change, writer, reader, incompatibilities = []]: Case) => ({
  change,
  writer,
  reader,
  incompatibilities,
});

describe("The compatibility of Protobuf", () => {
  it.each(CASES.map(named))("$change", ({ writer, reader, incompatibilities }) => {
    const found = protobufLanguage.incompatibilities(
      parse(`syntax = "proto3"; ${reader}`),
      parse(`syntax = "proto3"; ${writer}`),
    );
    expect(found.map(({ kind, path }) => `${kind} ${path}`)).toEqual(incompatibilities);
  });

  it("counts required fields of proto2 both ways", () => {
    const none = parse("message A { optional string a = 1; }");
    const one = parse("message A { optional string a = 1; required string b = 2; }");
    const required = parse("message A { required string a = 1; }");
    const kinds = (reader: typeof none, writer: typeof none) =>
      protobufLanguage.incompatibilities(reader, writer).map(({ kind }) => kind);
    expect(kinds(one, none)).toEqual(["REQUIRED_FIELD_ADDED"]);
    expect(kinds(none, one)).toEqual(["REQUIRED_FIELD_REMOVED"]);
    expect(kinds(required, none)).toEqual(["REQUIRED_FIELD_ADDED"]);
    expect(kinds(none, required)).toEqual([]);
  });

  it("looks into the messages that are imported", () => {
    const text = 'syntax = "proto3"; import "b.proto"; message A { x.B b = 1; }';
    const imported = (type: string) => [
      reference("b.proto", `syntax = "proto3"; package x; message B { ${type} v = 1; }`),
    ];
    const found = protobufLanguage.incompatibilities(parse(text, imported("string")), parse(text, imported("int32")));
    expect(found.map(({ kind, path }) => `${kind} ${path}`)).toEqual(["FIELD_SCALAR_KIND_CHANGED /x.B/1"]);
  });
});
