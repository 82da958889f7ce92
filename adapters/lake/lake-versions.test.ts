import { describe, expect, it } from "vitest";
import type { AvroSchemaJson } from "../../core/avro/schema.ts";
import type { Envelope } from "../../core/events/envelope.ts";
import { openLakeFile } from "../../core/lake/lake-file.ts";
import { COMPACTION_SETTLE_MS } from "../../core/lake/plan-compaction.ts";
import type { LakePartition } from "../../durable-objects/lake-partition.ts";
import { bindings } from "../../test/workerd/bindings.ts";
import { createLake } from "./r2-lake.ts";
import { createLakeUpkeep } from "./r2-lake-upkeep.ts";

const bucket = bindings.LAKE;
const partitions = bindings.LAKE_PARTITION as DurableObjectNamespace<LakePartition>;

const version = (...fields: readonly string[]): AvroSchemaJson => ({
  ...{ type: "record", name: "QuizAnswered" },
  fields: fields.map((name) => ({ name, type: ["null", "string"], default: null })),
});
const address = (version: string) => `/v1/contracts/shop.quiz/versions/${version}`;
const SCHEMAS: Readonly<Record<string, AvroSchemaJson>> = {
  [address("1.0.0")]: version("question"),
  // The same payload, said otherwise elsewhere in the contract.
  [address("1.0.1")]: version("question"),
  [address("1.1.0")]: version("question", "level"),
};
const schemaFor = async (_: string, dataSchema: string | null) => SCHEMAS[dataSchema ?? ""] ?? null;
const lake = createLake(bucket, partitions, schemaFor);

const DATE = "2026-08-02";
const event = (id: string, contract: string, data: Envelope["data"]): Envelope => ({
  ...{ id, type: "quiz_answered", source: "native", time: Date.parse(DATE), received: Date.parse(DATE) + 250 },
  ...{ session: "s", subject: null, channel: null, purposes: ["analytics"], data, dataschema: address(contract) },
});
const files = async () =>
  Promise.all(
    (await lake.files(DATE)).map(async ({ key }) => {
      const opened = await openLakeFile((await lake.open(key)) ?? new Uint8Array());
      return { schema: opened.dataSchema, events: await Array.fromAsync(opened.events()) };
    }),
  );
const shapeOf = (written: Awaited<ReturnType<typeof files>>) =>
  written
    .map(({ schema, events }) => [
      JSON.stringify(schema),
      events
        .map(({ id }) => id)
        .sort()
        .join(","),
    ])
    .sort(([left = ""], [right = ""]) => right.length - left.length);

describe("events of several versions of a contract", () => {
  const events = [
    event("a", "1.0.0", { question: "1" }),
    event("b", "1.1.0", { question: "2", level: "easy" }),
    event("c", "1.0.1", { question: "3" }),
  ];
  const parted = [
    [JSON.stringify(version("question", "level")), "b"],
    [JSON.stringify(version("question")), "a,c"],
  ];

  it("are parted by their payload's schema, in one batch", async () => {
    await lake.write(events);
    expect(shapeOf(await files())).toEqual(parted);
  });

  it("keep it through compaction, by one that knows of none", async () => {
    await lake.write([event("d", "1.0.0", { question: "4" })]);
    const upkeep = createLakeUpkeep(bucket, partitions, { schemaFor: () => null, retentionDays: () => 10_000 });
    await upkeep.compact(DATE, { now: Date.now() + 2 * COMPACTION_SETTLE_MS, maxMerges: 9 });
    const after = await files();
    expect(shapeOf(after)).toEqual([parted[0], [parted[1]?.[0], "a,c,d"]]);
    expect(after.flatMap(({ events: read }) => read).find(({ id }) => id === "b")).toEqual(events[1]);
  });
});
