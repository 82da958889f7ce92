import { create, createFileRegistry, createMutableRegistry, fromBinary } from "@bufbuild/protobuf";
import { FileDescriptorProtoSchema } from "@bufbuild/protobuf/wkt";
import {
  AvroDeserializer,
  AvroSerializer,
  JsonDeserializer,
  JsonSerializer,
  ProtobufDeserializer,
  ProtobufSerializer,
  SchemaRegistryClient,
  SerdeType,
} from "@confluentinc/schemaregistry";
import { SchemaRegistry, SchemaType } from "@kafkajs/confluent-schema-registry";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { serializeProtobuf } from "../../../core/schemas/protobuf/protobuf-loader.ts";
import { type Platform, startPlatform } from "../support/topologies.ts";

/** Bytes before the payload in Confluent's wire format: a zero and the schema's id. */
const WIRE_HEADER_BYTES = 5;

const record = (name: string, ...fields: object[]) =>
  JSON.stringify({ type: "record", namespace: "shop", name, fields });
const id = { name: "id", type: "string" };
const currency = JSON.stringify({ type: "enum", namespace: "shop", name: "Currency", symbols: ["EUR", "USD"] });
const price = record("Price", { name: "amount", type: "long" }, { name: "currency", type: "shop.Currency" });
const MONEY = 'syntax = "proto3"; package shop; message Money { int64 cents = 1; }';
const ORDER = `syntax = "proto3"; package shop; import "shop/money.proto";
  message Order { string id = 1; map<string, int32> lines = 2; Money total = 3; }`;
const toCurrency = (subject: string) => [{ name: "shop.Currency", subject, version: 1 }];

let platform: Platform;
beforeAll(async () => {
  platform = await startPlatform("one script");
});
afterAll(async () => {
  await platform?.close();
});

describe("@kafkajs/confluent-schema-registry, as it is published", () => {
  const client = () =>
    new SchemaRegistry({
      host: `${platform.url}/registry`,
      auth: { username: "shop", password: platform.sourceKey },
    });

  it("registers Avro, and decodes what it encoded", async () => {
    const registry = client();
    const schema = record("Viewed", id);
    const { id: schemaId } = await registry.register({ type: SchemaType.AVRO, schema });
    const encoded = await registry.encode(schemaId, { id: "p-1" });
    expect(encoded.readUInt32BE(1)).toBe(schemaId);
    expect(await client().decode(encoded)).toEqual({ id: "p-1" });
    expect(await registry.getLatestSchemaId("shop.Viewed")).toBe(schemaId);
    expect(await registry.getRegistryIdBySchema("shop.Viewed", { type: SchemaType.AVRO, schema })).toBe(schemaId);
    expect(await registry.getRegistryId("shop.Viewed", 1)).toBe(schemaId);
    expect((await registry.register({ type: SchemaType.AVRO, schema })).id).toBe(schemaId);
  });

  it("registers JSON Schema and Protobuf, and decodes what it encoded", async () => {
    const registry = client();
    const schemas = [
      [SchemaType.JSON, JSON.stringify({ type: "object", properties: { id: { type: "string" } }, required: ["id"] })],
      [SchemaType.PROTOBUF, 'syntax = "proto3"; package shop; message Viewed { string id = 1; }'],
    ] as const;
    for (const [type, schema] of schemas) {
      const { id: schemaId } = await registry.register({ type, schema }, { subject: `kafkajs-${type}` });
      expect(await client().decode(await registry.encode(schemaId, { id: "p-1" }))).toMatchObject({ id: "p-1" });
    }
  });

  it("follows references", async () => {
    const registry = client();
    await registry.register({ type: SchemaType.AVRO, schema: currency }, { subject: "kafkajs-currency" });
    const schema = { type: SchemaType.AVRO, schema: price, references: toCurrency("kafkajs-currency") } as const;
    const { id: schemaId } = await registry.register(schema, { subject: "kafkajs-price" });
    const encoded = await registry.encode(schemaId, { amount: 5, currency: "EUR" });
    expect(await client().decode(encoded)).toEqual({ amount: 5, currency: "EUR" });
  });

  it("is refused an incompatible version, and told why", async () => {
    const registry = client();
    await registry.register({ type: SchemaType.AVRO, schema: record("Kept", id) });
    const breaking = record("Kept", id, { name: "more", type: "int" });
    await expect(registry.register({ type: SchemaType.AVRO, schema: breaking })).rejects.toThrow(
      /incompatible with an earlier schema.*READER_FIELD_MISSING_DEFAULT_VALUE/,
    );
  });

  it("is not let in without a key", async () => {
    const registry = new SchemaRegistry({ host: `${platform.url}/registry`, retry: { retries: 0 } });
    await expect(registry.getLatestSchemaId("shop.Viewed")).rejects.toThrow(/key/i);
  });
});

describe("@confluentinc/schemaregistry, as it is published", () => {
  const client = () =>
    new SchemaRegistryClient({
      baseURLs: [`${platform.url}/registry`],
      basicAuthCredentials: { credentialsSource: "USER_INFO", userInfo: `shop:${platform.sourceKey}` },
      maxRetries: 0,
    });

  it("registers what it sends by itself, and reads it back in Avro and JSON", async () => {
    const message = { id: "p-1", amount: 5 };
    const avro = new AvroSerializer(client(), SerdeType.VALUE, { autoRegisterSchemas: true });
    const avroBytes = await avro.serialize("confluent-avro", message);
    expect(avroBytes[0]).toBe(0);
    expect(avroBytes.length).toBeGreaterThan(WIRE_HEADER_BYTES);
    expect(await new AvroDeserializer(client(), SerdeType.VALUE, {}).deserialize("confluent-avro", avroBytes)).toEqual(
      message,
    );
    const json = new JsonSerializer(client(), SerdeType.VALUE, { autoRegisterSchemas: true });
    const jsonBytes = await json.serialize("confluent-json", message);
    expect(await new JsonDeserializer(client(), SerdeType.VALUE, {}).deserialize("confluent-json", jsonBytes)).toEqual(
      message,
    );
  });

  it("registers Protobuf and what it imports as file descriptors, and reads it back", async () => {
    const parsed = (text: string, name: string) => {
      const imports = [{ name: "shop/money.proto", schema: MONEY, references: [] }];
      const descriptor = serializeProtobuf(text, text === MONEY ? [] : imports, name);
      if (!descriptor.ok) throw new Error(descriptor.reason.detail);
      return fromBinary(FileDescriptorProtoSchema, Buffer.from(descriptor.value, "base64"));
    };
    const money = parsed(MONEY, "shop/money.proto");
    const order = parsed(ORDER, "shop/order.proto");
    const files = createFileRegistry(order, (name) => (name === "shop/money.proto" ? money : undefined));
    const type = files.getMessage("shop.Order");
    if (type === undefined) throw new Error("the message is not there");
    const writer = new ProtobufSerializer(client(), SerdeType.VALUE, {
      autoRegisterSchemas: true,
      registry: createMutableRegistry(...files),
    } as never);
    const message = { id: "o-1", lines: { a: 2 }, total: { cents: 5n } };
    const bytes = await writer.serialize("confluent-protobuf", create(type, message as never));
    const reader = new ProtobufDeserializer(client(), SerdeType.VALUE, {});
    expect(await reader.deserialize("confluent-protobuf", bytes)).toMatchObject(message);
    const stored = await client().getLatestSchemaMetadata("confluent-protobuf-value");
    expect(stored.schema).toContain("message Order");
    expect(stored.references).toMatchObject([{ name: "shop/money.proto", version: 1 }]);
  });

  it("writes with the latest version, and reads an old message with it", async () => {
    const registry = client();
    await registry.register("confluent-latest-value", { schemaType: "AVRO", schema: record("Latest", id) });
    const latest = { useLatestVersion: true, autoRegisterSchemas: false };
    const old = await new AvroSerializer(client(), SerdeType.VALUE, latest).serialize("confluent-latest", { id: "a" });
    const newer = record("Latest", id, { name: "tier", type: "string", default: "none" });
    await registry.register("confluent-latest-value", { schemaType: "AVRO", schema: newer });
    const reader = new AvroDeserializer(client(), SerdeType.VALUE, { useLatestVersion: true });
    expect(await reader.deserialize("confluent-latest", old)).toEqual({ id: "a", tier: "none" });
  });

  it("follows references", async () => {
    const registry = client();
    await registry.register("confluent-currency", { schemaType: "AVRO", schema: currency });
    await registry.register("confluent-price-value", {
      schemaType: "AVRO",
      schema: price,
      references: toCurrency("confluent-currency"),
    });
    const latest = { useLatestVersion: true, autoRegisterSchemas: false };
    const writer = new AvroSerializer(client(), SerdeType.VALUE, latest);
    const bytes = await writer.serialize("confluent-price", { amount: 5, currency: "EUR" });
    const reader = new AvroDeserializer(client(), SerdeType.VALUE, {});
    expect(await reader.deserialize("confluent-price", bytes)).toEqual({ amount: 5, currency: "EUR" });
  });

  it("asks for ids, guids, versions, metadata, compatibility and settings", async () => {
    const registry = client();
    const subject = "confluent/asked :1";
    const schema = { schemaType: "AVRO", schema: record("Asked", id), metadata: { properties: { major: "1" } } };
    const registered = await registry.registerFullResponse(subject, schema);
    expect(await registry.getId(subject, schema)).toBe(registered.id);
    expect(await registry.getBySubjectAndId(subject, registered.id ?? 0)).toMatchObject({ guid: registered.guid });
    expect(await registry.getByGuid(registered.guid ?? "")).toMatchObject({ guid: registered.guid });
    expect(await client().getVersion(subject, schema)).toBe(1);
    expect(await registry.getLatestWithMetadata(subject, { major: "1" })).toMatchObject({ version: 1 });
    expect(await registry.getAllSubjects()).toContain(subject);
    const breaking = { schemaType: "AVRO", schema: record("Asked", { name: "id", type: "int" }) };
    expect(await registry.testSubjectCompatibility(subject, breaking)).toBe(false);
    await expect(registry.register(subject, breaking)).rejects.toMatchObject({ status: 409 });
    await registry.updateCompatibility(subject, "FULL" as never);
    expect(await registry.getCompatibility(subject)).toBe("FULL");
    expect(await registry.deleteSubject(subject)).toEqual([1]);
    expect(await registry.deleteSubject(subject, true)).toEqual([1]);
  });

  it("sees a version that was registered a moment ago: nothing needs to be deployed", async () => {
    const reader = client();
    await client().register("fresh", { schemaType: "AVRO", schema: '"int"' });
    expect(await reader.getLatestSchemaMetadata("fresh")).toMatchObject({ version: 1 });
    await client().register("fresh", { schemaType: "AVRO", schema: '"long"' });
    expect(await client().getLatestSchemaMetadata("fresh")).toMatchObject({ version: 2, schema: '"long"' });
  });
});

describe("a deployment apart", () => {
  it("serves the registry from governance over the objects' Worker", async () => {
    const apart = await startPlatform("split by env blocks");
    try {
      const registry = (path: string, init?: RequestInit) =>
        apart.fetch(`/registry${path}`, {
          ...init,
          headers: { authorization: `Bearer ${apart.sourceKey}`, "content-type": "application/json" },
        });
      const body = JSON.stringify({ schema: '"string"' });
      expect(await (await registry("/subjects/s/versions", { method: "POST", body })).json()).toEqual({ id: 1 });
      expect(await (await registry("/schemas/ids/1")).json()).toEqual({ schema: '"string"' });
    } finally {
      await apart.close();
    }
  });
});
