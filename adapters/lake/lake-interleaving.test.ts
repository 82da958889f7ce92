import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Envelope } from "../../core/events/envelope.ts";
import { COMPACTION_SETTLE_MS } from "../../core/lake/plan-compaction.ts";
import type { LakePartition } from "../../durable-objects/lake-partition.ts";
import { bindings } from "../../test/workerd/bindings.ts";
import { createLake } from "./r2-lake.ts";
import { createLakeUpkeep } from "./r2-lake-upkeep.ts";

const bucket = bindings.LAKE;
const partitions = bindings.LAKE_PARTITION as DurableObjectNamespace<LakePartition>;
const RUNS = 40;
const TIMEOUT_MS = 120_000;
const FIRST_DAY = Date.parse("2012-01-01");
const DAY_MS = 86_400_000;

const event = (id: string, time: number): Envelope => ({
  id,
  type: "page_viewed",
  source: "native",
  time,
  received: time + 250,
  session: "s",
  subject: null,
  channel: null,
  purposes: ["analytics"],
  data: { path: "/" },
});

/** The platform's bucket and partitions, where every call waits for its turn, which the schedule draws. */
function scheduled(schedule: fc.Scheduler): [R2Bucket, DurableObjectNamespace<LakePartition>] {
  const turn = <T extends object>(target: T, names: readonly string[]): T =>
    new Proxy(target, {
      get(object, name) {
        const member: unknown = Reflect.get(object, name, object);
        if (typeof member !== "function") return member;
        if (!names.includes(String(name))) return member.bind(object);
        return async (...args: unknown[]) => {
          await schedule.schedule(Promise.resolve(), String(name));
          return Reflect.apply(member, object, args);
        };
      },
    });
  const rpc = ["unseen", "commit", "files", "manifest", "replace", "has", "retired", "drop"];
  const namespace = {
    idFromName: (name: string) => partitions.idFromName(name),
    get(id: DurableObjectId) {
      const stub = partitions.get(id);
      return Object.fromEntries(
        rpc.map((name) => [
          name,
          async (...args: unknown[]) => {
            await schedule.schedule(Promise.resolve(), name);
            const methods = stub as unknown as { [name: string]: (...args: unknown[]) => Promise<unknown> };
            return methods[name]?.(...args);
          },
        ]),
      );
    },
  };
  return [
    turn(bucket, ["put", "get", "head", "delete"]),
    namespace as unknown as DurableObjectNamespace<LakePartition>,
  ];
}

describe("commits, compactions and readers in any order", () => {
  it(
    "show every reader each event that was acknowledged before it began, and none twice",
    async () => {
      let day = 0;
      await fc.assert(
        fc.asyncProperty(
          fc.scheduler(),
          fc.array(fc.uniqueArray(fc.integer({ min: 0, max: 14 }), { minLength: 1, maxLength: 6 }), {
            minLength: 2,
            maxLength: 6,
          }),
          fc.integer({ min: 1, max: 3 }),
          fc.integer({ min: 1, max: 3 }),
          async (schedule, batches, compactions, readers) => {
            const time = FIRST_DAY + 2 * day++ * DAY_MS;
            const date = new Date(time).toISOString().slice(0, 10);
            const stores = scheduled(schedule);
            const lake = createLake(...stores, () => null);
            const options = { schemaFor: () => null, retentionDays: () => 365 };
            const upkeep = createLakeUpkeep(...stores, options);
            const acknowledged = new Set<string>();
            const write = async (numbers: readonly number[]) => {
              await lake.write(numbers.map((number) => event(`e${number}`, time)));
              for (const number of numbers) acknowledged.add(`e${number}`);
            };
            const compact = () =>
              upkeep
                .compact(date, { now: Date.now() + COMPACTION_SETTLE_MS + 1, maxMerges: 100 })
                .then(({ failed }) => {
                  expect(failed).toBe(0);
                });
            const read = async () => {
              const due = [...acknowledged];
              const seen: string[] = [];
              for (const { key } of await lake.files(date)) for await (const { id } of lake.read(key)) seen.push(id);
              expect(new Set(seen).size).toBe(seen.length);
              expect(seen).toEqual(expect.arrayContaining(due));
            };
            const work = [
              ...batches.map(write),
              ...Array.from({ length: compactions }, compact),
              ...Array.from({ length: readers }, async () => {
                await read();
                await read();
              }),
            ];
            await schedule.waitFor(Promise.all(work));
            const plain = createLake(bucket, partitions, () => null);
            const end: string[] = [];
            for (const { key } of await plain.files(date)) for await (const { id } of plain.read(key)) end.push(id);
            expect(end.sort()).toEqual([...new Set(batches.flat().map((number) => `e${number}`))].sort());
          },
        ),
        { numRuns: RUNS },
      );
    },
    TIMEOUT_MS,
  );
});
