import { createFileRegistry, fromBinary } from "@bufbuild/protobuf";
import { FileDescriptorProtoSchema, TimestampSchema } from "@bufbuild/protobuf/wkt";
import { describe, expect, it } from "vitest";
import type { ResolvedReference } from "../schema-language.ts";
import { parseProtobuf } from "./protobuf-language.ts";
import { serializeProtobuf } from "./protobuf-loader.ts";

const MONEY: ResolvedReference = {
  name: "money.proto",
  schema: 'syntax = "proto3"; package shop; message Money { int64 cents = 1; }',
  references: [],
};

const PROTO3 = `syntax = "proto3"; package shop; import public "money.proto"; import "google/protobuf/timestamp.proto";
  option java_package = "com.shop"; option java_multiple_files = true;
  message Order { reserved 20, 22 to 30; reserved "old"; option deprecated = true;
    string order_id = 1 [json_name = "ID", deprecated = true]; optional int32 count = 2; repeated sint64 deltas = 3 [packed = false];
    map<string, Money> unit_prices = 4; oneof payment { bytes card = 5; Money cash = 6; } State state = 7;
    google.protobuf.Timestamp at = 8; Line first_line = 9; optional bool gift = 10;
    message Line { repeated Line parts = 1; enum Kind { ANY = 0; NEGATIVE = -1; } Kind kind = 2; }
    enum State { option allow_alias = true; OPEN = 0; NEW = 0; reserved 5 to 7; reserved "GONE"; } }
  service Orders { rpc Place(Order) returns (stream Order); }`;

const PROTO2 = `syntax = "proto2"; message Old { required string name = 1 [default = "a \\"b\\""]; optional int32 count = 2 [default = -3];
  repeated group Part = 3 { optional float weight = 1 [default = 1.5]; } extensions 100 to 199; oneof o { string x = 4; } }
  extend Old { optional string note = 100; }`;

const canonical = (text: string, references: readonly ResolvedReference[] = []) => {
  const result = parseProtobuf(text, references);
  if (!result.ok) throw new Error(JSON.stringify(result.reason));
  return result.value;
};

const serialized = (text: string, references: readonly ResolvedReference[] = [], name = "orders.proto") => {
  const result = serializeProtobuf(text, references, name);
  if (!result.ok) throw new Error(JSON.stringify(result.reason));
  return result.value;
};

const descriptor = (base64: string) => fromBinary(FileDescriptorProtoSchema, Buffer.from(base64, "base64"));

describe("A serialized descriptor", () => {
  it("is what another implementation of Protobuf builds its types of", () => {
    const file = descriptor(serialized(PROTO3, [MONEY]));
    const money = descriptor(serialized(MONEY.schema, [], "money.proto"));
    const registry = createFileRegistry(file, (name) =>
      name === "money.proto" ? money : name.includes("timestamp") ? TimestampSchema.file : undefined,
    );
    const order = registry.getMessage("shop.Order");
    expect(order?.fields.map(({ name, number, fieldKind, jsonName }) => [name, number, fieldKind, jsonName])).toEqual([
      ["order_id", 1, "scalar", "ID"],
      ["count", 2, "scalar", "count"],
      ["deltas", 3, "list", "deltas"],
      ["unit_prices", 4, "map", "unitPrices"],
      ["card", 5, "scalar", "card"],
      ["cash", 6, "message", "cash"],
      ["state", 7, "enum", "state"],
      ["at", 8, "message", "at"],
      ["first_line", 9, "message", "firstLine"],
      ["gift", 10, "scalar", "gift"],
    ]);
    expect(order?.oneofs.map(({ name }) => name)).toEqual(["payment"]);
    expect(registry.getEnum("shop.Order.Line.Kind")?.values.map(({ number }) => number)).toEqual([0, -1]);
    expect(registry.getService("shop.Orders")?.methods[0]?.methodKind).toBe("server_streaming");
  });

  it.each([
    ["proto3", PROTO3, [MONEY]],
    ["proto2", PROTO2, []],
  ])("of %s is read back as the schema that it is of", (_, text, references) => {
    const once = serialized(text, references);
    const { canonical: printed, tree } = canonical(once, references);
    expect([...tree.messages.keys()]).toEqual([...canonical(text, references).tree.messages.keys()]);
    expect([...tree.messages.values()]).toEqual([...canonical(text, references).tree.messages.values()]);
    expect(descriptor(serialized(printed, references))).toEqual(descriptor(once));
  });

  it("that is broken off or no descriptor is refused as a text", () => {
    const bytes = serialized(PROTO2);
    expect(parseProtobuf(bytes.slice(0, 40), []).ok).toBe(false);
    expect(parseProtobuf("aGVsbG8gd29ybGQ=", []).ok).toBe(false);
    expect(parseProtobuf("A".repeat(1_000_000), []).ok).toBe(false);
  });
});
