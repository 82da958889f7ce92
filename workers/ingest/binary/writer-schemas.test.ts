import { describe, expect, it } from "vitest";
import type { SchemaRegistryPort } from "../../../adapters/schema-registry/port.ts";
import { err, ok } from "../../../core/result.ts";
import { LOOK_UPS_PER_SECOND, SUBJECTS_FRESH_MS, UNKNOWN_FOR_MS, WriterSchemas } from "./writer-schemas.ts";

/** A registry that counts what it is asked. */
function counting(known: ReadonlySet<number>, subjects: string[] = ["a-value"]) {
  const asked: string[] = [];
  const schema = { type: "AVRO", schema: '"string"', references: [], metadata: null, ruleSet: null };
  const registry = {
    run: async (name: string, { id }: { id: number }) => {
      asked.push(`${name} ${id}`);
      if (!known.has(id)) return err({ code: 40403, message: "Schema not found" });
      return ok(name === "getSchema" ? schema : [...subjects]);
    },
  } as unknown as SchemaRegistryPort;
  return { asked, subjects, schemas: new WriterSchemas(registry) };
}
const behindNobody = () => {
  throw new Error("nothing is to be done behind the answer");
};

describe("producers' schemas", () => {
  it("are asked for once", async () => {
    const { asked, schemas } = counting(new Set([1]));
    for (const now of [0, 10, 1e9]) expect((await schemas.find(1, now)).ok).toBe(true);
    expect(asked).toEqual(["getSchema 1"]);
  });

  it("that are unknown are asked for again after a while: they may be registered the next moment", async () => {
    const known = new Set<number>();
    const { asked, schemas } = counting(known);
    for (const now of [0, UNKNOWN_FOR_MS - 1]) expect((await schemas.find(1, now)).ok).toBe(false);
    known.add(1);
    expect((await schemas.find(1, UNKNOWN_FOR_MS)).ok).toBe(true);
    expect(asked).toHaveLength(2);
  });

  it("that are made up do not keep the registry busy", async () => {
    const { asked, schemas } = counting(new Set());
    for (let id = 1; id <= 5 * LOOK_UPS_PER_SECOND; id++) expect((await schemas.find(id, 0)).ok).toBe(false);
    expect(asked).toHaveLength(LOOK_UPS_PER_SECOND);
  });

  it("stand where they stood, while that is enough, and are looked up behind the answer", async () => {
    const { asked, subjects, schemas } = counting(new Set([1]));
    const isA = (subject: string) => subject === "a-value";
    const isB = (subject: string) => subject === "b-value";
    await schemas.subjectsOf(1, isA, 0, behindNobody);
    await schemas.subjectsOf(1, isA, SUBJECTS_FRESH_MS - 1, behindNobody);
    expect(asked).toHaveLength(1);
    subjects.push("b-value");
    expect([...(await schemas.subjectsOf(1, isB, SUBJECTS_FRESH_MS - 1, behindNobody))]).toContain("b-value");
    const behind: Promise<unknown>[] = [];
    await schemas.subjectsOf(1, isA, 3 * SUBJECTS_FRESH_MS, (work) => void behind.push(work));
    await Promise.all(behind);
    expect([asked.length, behind.length]).toEqual([3, 1]);
  });
});
