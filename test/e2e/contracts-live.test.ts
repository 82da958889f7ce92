import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { AvroSerializer, SchemaRegistryClient, SerdeType } from "@confluentinc/schemaregistry";
import { SchemaRegistry } from "@kafkajs/confluent-schema-registry";
import avsc from "avsc";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { writeFrames } from "../../core/binary-events/frames.ts";
import { contractOf } from "../../core/contracts/catalogue.ts";
import type { OdcsContract, OdcsProperty } from "../../core/contracts/contract-source.ts";
import type { JsonObject } from "../../core/json.ts";
import { rowSchema } from "../../core/lake/row-schema.ts";
import { eventually } from "./support/eventually.ts";
import { readAvro } from "./support/read-avro.ts";
import { rootPath } from "./support/root-path.ts";
import { type Platform, startPlatform, TOPOLOGIES } from "./support/topologies.ts";

const run = promisify(execFile);
const TYPE = "quiz_answered";
const ID = `shop.events.${TYPE}`;
const SUBJECT = `nearshelf.events.${TYPE}-value`;
const DAY = "2026-08-01";
const TIME = Date.parse(`${DAY}T12:00:00Z`);
/** How long a stored contract may take until events are judged by it, in milliseconds: the most that an isolate is behind, and some. */
const IN_FORCE_MS = 10_000;
const PATIENCE_MS = 60_000;

const field = (name: string, logicalType: string, required: boolean, options: object): OdcsProperty => ({
  name,
  logicalType,
  physicalType: logicalType === "integer" ? "int" : "string",
  description: `The ${name} of the answer.`,
  required,
  classification: "public",
  logicalTypeOptions: options,
});
const QUESTION = field("question", "string", true, { maxLength: 64 });
const SCORE = field("score", "integer", true, { minimum: 0, maximum: 100 });
const LEVEL = field("level", "string", false, { maxLength: 20 });

interface Row {
  readonly id: string;
  readonly dataschema: string;
  readonly data: { readonly question: string; readonly score: number | null; readonly level: string | null };
}

/** A document that keeps every rule: a file's, with another event and payload. */
function contract(version: string, properties: readonly OdcsProperty[]): OdcsContract {
  const model = contractOf("coupon_entered")?.source;
  if (model === undefined) throw new Error("the model contract is gone");
  const own: Readonly<Record<string, string>> = {
    eventType: TYPE,
    segmentName: "Quiz Answered",
    registrySubject: SUBJECT,
  };
  return {
    ...model,
    ...{ id: ID, name: "Quiz answered", version, status: "draft" },
    customProperties: model.customProperties.map(({ property, value }) => ({
      property,
      value: own[property] ?? value,
    })),
    schema: model.schema.map((object) => ({ ...object, name: TYPE, properties })),
  };
}

const avro = (...fields: object[]) => ({ type: "record", name: "QuizAnswered", namespace: "nearshelf.events", fields });
const question = { name: "question", type: "string" };
const score = { name: "score", type: "int" };
const level = { name: "level", type: ["null", "string"], default: null };
const V1 = avro(question, score);
const V2 = avro(question, score, level);
/** Without the score that readers of version 2 ask for. */
const V3 = avro(question, level);
const FIXED = avro(question, { name: "score", type: ["null", "int"], default: null }, level);

describe.each(TOPOLOGIES)("a contract that evolves while the platform runs as %s", (topology) => {
  let platform: Platform;
  let engineer: { readonly authorization: string };
  const folder = mkdtempSync(join(tmpdir(), "nearshelf-contracts-"));
  const ids: Record<string, number> = {};

  const governed = async (method: string, path: string, body: object, headers: object = {}) => {
    const response = await platform.fetch(path, {
      method,
      body: JSON.stringify(body),
      headers: { ...engineer, "content-type": "application/json", ...headers },
    });
    return {
      status: response.status,
      etag: response.headers.get("etag") ?? "",
      body: (await response.json()) as never,
    };
  };
  const register = async (subject: string, schema: object) => {
    const response = await platform.fetch(`/registry/subjects/${subject}/versions`, {
      method: "POST",
      body: JSON.stringify({ schema: JSON.stringify(schema) }),
      headers: { ...engineer, "content-type": "application/vnd.schemaregistry.v1+json" },
    });
    return { status: response.status, body: (await response.json()) as { id: number; message?: string } };
  };
  /** What versions of the subject owe each other. */
  const holdTo = async (compatibility: string) => {
    const response = await platform.fetch(`/registry/config/${SUBJECT}`, {
      method: "PUT",
      body: JSON.stringify({ compatibility }),
      headers: { ...engineer, "content-type": "application/vnd.schemaregistry.v1+json" },
    });
    expect(response.status).toBe(200);
  };
  const changeTo = async (version: string, properties: readonly OdcsProperty[]) => {
    const read = await platform.fetch(`/v1/contracts/${ID}`, { headers: engineer });
    await read.text();
    const ifMatch = { "if-match": read.headers.get("etag") ?? "" };
    return governed("PUT", `/v1/contracts/${ID}`, contract(version, properties), ifMatch);
  };
  const source = (contentType: string) => ({
    authorization: `Bearer ${platform.sourceKey}`,
    "content-type": contentType,
  });
  interface Account {
    readonly accepted: number;
    readonly rejected: readonly { index: number; code: string; detail: string }[];
  }
  const sendJson = async (events: readonly object[]) => {
    const response = await platform.fetch("/v1/events", {
      method: "POST",
      body: JSON.stringify(events),
      headers: source("application/json"),
    });
    return (await response.json()) as Account;
  };
  const jsonEvent = (id: string, data: object) => ({ id, type: TYPE, time: TIME, session: `session-${id}`, data });
  const message = (id: number, schema: object, value: object): Uint8Array => {
    const header = Buffer.alloc(5);
    header.writeUInt32BE(id, 1);
    return Buffer.concat([header, avsc.Type.forSchema(schema as never).toBuffer(value)]);
  };
  const binary = (id: string, message: Uint8Array, more: object = {}) => ({
    attributes: { id, time: new Date(TIME).toISOString(), session: `session-${id}`, ...more },
    message,
  });
  const sendFrames = async (frames: Parameters<typeof writeFrames>[0]) => {
    const response = await platform.fetch("/v1/events/binary", {
      method: "POST",
      body: writeFrames(frames),
      headers: source("application/vnd.nearshelf.avro-frames"),
    });
    return { status: response.status, body: (await response.json()) as Account };
  };
  const accepted = (events: () => readonly object[], withinMs: number) =>
    eventually(withinMs, async () => {
      const answer = await sendJson(events());
      return answer.rejected.length === 0 ? { found: answer } : { seen: answer };
    });
  const lakeFiles = async () => {
    const listing = await platform.fetch(`/v1/lake?after=2026-07-31`, { headers: engineer });
    const { files } = (await listing.json()) as { files: { key: string; type: string; date: string }[] };
    const own = files.filter(({ type, date }) => type === TYPE && date === DAY);
    return Promise.all(
      own.map(async ({ key }) => {
        const file = await platform.fetch(`/v1/lake/file?key=${encodeURIComponent(key)}`, { headers: engineer });
        return new Uint8Array(await file.arrayBuffer());
      }),
    );
  };
  /** Every event of the type as another Avro implementation resolves it to the contract as it stands. */
  const lakeEvents = async (): Promise<readonly Row[]> => {
    const answer = await platform.fetch(`/v1/contracts?eventType=${TYPE}`, { headers: engineer });
    const { contracts } = (await answer.json()) as { contracts: { avro: JsonObject }[] };
    const reader = rowSchema(contracts[0]?.avro ?? null) as object;
    const files = await lakeFiles();
    return (await Promise.all(files.map((file) => readAvro<Row>(Buffer.from(file), reader)))).flat();
  };
  const inLake = (wanted: readonly string[]) =>
    eventually(PATIENCE_MS, async () => {
      const events = await lakeEvents();
      const found = new Set(events.map(({ id }) => id));
      return wanted.every((id) => found.has(id)) ? { found: events } : { seen: [...found] };
    });
  const badEvents = async (query: string) => {
    const answer = await platform.fetch(`/v1/bad-events?${query}`, { headers: engineer });
    const text = await answer.text();
    return {
      text,
      ...(JSON.parse(text) as { events: { reason: string; contract: string; path: string; state: string }[] }),
    };
  };
  const replay = () => governed("POST", "/v1/bad-events/replay", { contract: TYPE });

  const v1Ids = Array.from({ length: 20 }, (_, at) => `one-${at}`);
  const v2Ids = Array.from({ length: 20 }, (_, at) => `two-${at}`);

  beforeAll(async () => {
    platform = await startPlatform(topology);
    engineer = await platform.authorize("engineer");
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await platform?.close();
  });

  it("makes a new type known within seconds, with no deploy", async () => {
    const first = jsonEvent("first", { question: "q", score: 1 });
    expect((await sendJson([first])).rejected).toMatchObject([{ code: "unknown_type" }]);
    expect((await governed("POST", "/v1/contracts", contract("1.0.0", [QUESTION, SCORE]))).status).toBe(201);
    const moved = await governed("POST", `/v1/contracts/${ID}/transitions`, { to: "active", reason: "agreed" });
    expect([moved.status, moved.body]).toMatchObject([200, { status: "active" }]);
    const { afterMs } = await accepted(() => [first], IN_FORCE_MS);
    expect(afterMs).toBeLessThan(IN_FORCE_MS);
    ids.v1 = (await register(SUBJECT, V1)).body.id;
    expect(
      (await sendFrames([binary("one-early", message(ids.v1, V1, { question: "q", score: 2 }))])).body.accepted,
    ).toBe(1);
    await inLake(["first", "one-early"]);
  });

  it("lets producers of version 1 and 2 run together, and readers see both under one schema", async () => {
    const level1 = await changeTo("1.1.0", [QUESTION, SCORE, LEVEL]);
    expect([level1.status, level1.body]).toMatchObject([200, { contract: { version: "1.1.0" } }]);
    ids.v2 = (await register(SUBJECT, V2)).body.id;
    await accepted(() => [jsonEvent("two-first", { question: "q", score: 3, level: "hard" })], IN_FORCE_MS);
    const frames = v1Ids.flatMap((id, at) => [
      binary(id, message(ids.v1 ?? 0, V1, { question: `q${at}`, score: at })),
      binary(
        v2Ids[at] ?? "",
        message(ids.v2 ?? 0, V2, { question: `q${at}`, score: at, level: at % 2 === 0 ? null : "easy" }),
      ),
    ]);
    const halves = await Promise.all([sendFrames(frames.slice(0, 20)), sendFrames(frames.slice(20))]);
    expect(halves.map(({ status, body }) => [status, body.accepted])).toEqual([
      [202, 20],
      [202, 20],
    ]);
    const { found } = await inLake([...v1Ids, ...v2Ids, "first", "two-first"]);
    expect(found).toHaveLength(43);
    const of = (id: string) => found.find((event) => event.id === id);
    expect(of("first")).toMatchObject({
      data: { question: "q", score: 1 },
      dataschema: `/v1/contracts/${ID}/versions/1.0.0`,
    });
    expect(of("one-3")).toMatchObject({
      data: { question: "q3", score: 3 },
      dataschema: `/v1/contracts/${ID}/versions/1.1.0`,
    });
    expect(of("two-3")?.data).toEqual({ question: "q3", score: 3, level: "easy" });
    const writers = new Set(
      (await lakeFiles()).map((file) => (Buffer.from(file).includes('"level"') ? "1.1.0" : "1.0.0")),
    );
    expect([...writers].sort()).toEqual(["1.0.0", "1.1.0"]);
  });

  it("refuses an incompatible version 3 with its reasons, in the registry and as a contract", async () => {
    await holdTo("FULL");
    const refused = await register(SUBJECT, V3);
    expect([refused.status, refused.body.message]).toEqual([409, expect.stringContaining("score")]);
    const change = await changeTo("2.0.0", [QUESTION, LEVEL]);
    expect([change.status, JSON.stringify(change.body)]).toEqual([409, expect.stringContaining("score")]);
  });

  it("keeps its events, sent anyway, with the contract's name and the path that fails", async () => {
    ids.v3 = (await register("rogue-value", V3)).body.id;
    const json = [jsonEvent("three-json", { question: "q", level: "hard" })];
    expect((await sendJson(json)).rejected).toMatchObject([{ code: "missing_field" }]);
    const sent = await sendFrames([
      binary("three-binary", message(ids.v3, V3, { question: "q", level: "hard" }), { type: TYPE }),
      binary("garbage", Buffer.from("no message"), { type: TYPE }),
    ]);
    expect(sent.status).toBe(202);
    expect(sent.body.rejected.map(({ index, code }) => [index, code])).toEqual([
      [0, "missing_field"],
      [1, "bad_message"],
    ]);
    const { events, text } = await badEvents(`contract=${TYPE}&reason=missing_field`);
    expect(events).toMatchObject([
      { reason: "missing_field", contract: TYPE, path: "data.score", version: "1.1.0" },
      { reason: "missing_field", contract: TYPE, path: "data.score", version: "1.1.0" },
    ]);
    expect(text).not.toContain("hard");
    // What was refused before version 1.1.0 was known is taken in by now; these are refused as before.
    expect((await replay()).body).toMatchObject({ refused: 3 });
  });

  it("takes them in, each once, when the contract is fixed", async () => {
    const optional = { ...SCORE, required: false };
    expect((await changeTo("1.2.0", [QUESTION, optional, LEVEL])).status).toBe(200);
    // Readers of version 2 would miss the score: from here on consumers go first, and producers follow.
    await holdTo("BACKWARD");
    expect((await register(SUBJECT, FIXED)).status).toBe(200);
    expect((await register(SUBJECT, V3)).body.id).toBe(ids.v3);
    await eventually(IN_FORCE_MS, async () => {
      const { body } = await replay();
      const { events } = await badEvents(`contract=${TYPE}&state=kept`);
      return events.every(({ reason }) => reason === "bad_message") ? { found: body } : { seen: body };
    });
    expect((await replay()).body).toMatchObject({ replayed: 0, refused: 1 });
    const { found } = await inLake(["three-json", "three-binary"]);
    const third = found.filter(({ id }) => id.startsWith("three-"));
    expect(third.map(({ id }) => id).sort()).toEqual(["three-binary", "three-json"]);
    for (const { data, dataschema } of third)
      expect([data, dataschema]).toEqual([
        { question: "q", score: null, level: "hard" },
        `/v1/contracts/${ID}/versions/1.2.0`,
      ]);
    expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
  });

  it.runIf(topology === "one script")(
    "is exported in one table, whatever version an event was written by",
    async () => {
      const out = join(folder, "export");
      await run(
        process.execPath,
        [
          ...["--disable-warning=ExperimentalWarning", rootPath("cli/cli.ts"), "export", "--format", "ndjson"],
          ...["--from", DAY, "--to", DAY, "--out", out, "--url", platform.url],
        ],
        {
          env: { ...process.env, NEARSHELF_TOKEN: engineer.authorization.replace("Bearer ", "") },
          cwd: rootPath("."),
        },
      );
      const sheet = JSON.parse(readFileSync(join(out, "datasheet.json"), "utf8")) as {
        types: Record<string, { contract: string; rows: number; fields: { name: string }[] }>;
      };
      expect(sheet.types[TYPE]).toMatchObject({ contract: "1.2.0", rows: 45 });
      const columns = sheet.types[TYPE]?.fields.map(({ name }) => name);
      expect(columns).toEqual(expect.arrayContaining(["data_question", "data_score", "data_level"]));
    },
  );

  it.runIf(topology === "one script")("takes what the serializers of Kafka's clients write", async () => {
    const kafkajs = new SchemaRegistry({
      host: `${platform.url}/registry`,
      auth: { username: "shop", password: platform.sourceKey },
    });
    const confluent = new AvroSerializer(
      new SchemaRegistryClient({
        baseURLs: [`${platform.url}/registry`],
        basicAuthCredentials: { credentialsSource: "USER_INFO", userInfo: `shop:${platform.sourceKey}` },
      }),
      SerdeType.VALUE,
      { useLatestVersion: true },
    );
    const messages = {
      kafkajs: await kafkajs.encode(ids.v2 ?? 0, { question: "q", score: 7, level: null }),
      // The topic's name and `-value` are the contract's subject; its latest version is the third.
      confluent: await confluent.serialize(`nearshelf.events.${TYPE}`, { question: "q", level: "easy" }),
    };
    for (const [id, body] of Object.entries(messages)) {
      const attributes = { "ce-id": id, "ce-session": `session-${id}`, "ce-time": new Date(TIME).toISOString() };
      const answer = await platform.fetch("/v1/events/binary", {
        method: "POST",
        body: new Uint8Array(body),
        headers: { ...source("application/vnd.confluent.avro"), ...attributes },
      });
      expect([answer.status, await answer.json()]).toMatchObject([202, { accepted: 1, rejected: [] }]);
    }
    const { found } = await inLake(Object.keys(messages));
    expect(found.find(({ id }) => id === "kafkajs")?.data).toEqual({ question: "q", score: 7, level: null });
    expect(found.find(({ id }) => id === "confluent")?.data).toEqual({ question: "q", score: null, level: "easy" });
  });
});
