import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  COMPACTION_EVENTS_MAX,
  COMPACTION_FILE_BYTES,
  COMPACTION_SETTLE_MS,
  COMPACTION_UNSETTLED_FILES_MAX,
  type CompactionInput,
  type CompactionTask,
  planCompaction,
} from "./plan-compaction.ts";

const NOW = 1_800_000_000_000;
let made = 0;
const file = (change: Partial<CompactionInput> = {}): CompactionInput => ({
  key: `file-${String(++made).padStart(5, "0")}`,
  type: "product_viewed",
  hour: 9,
  events: 10,
  bytes: 1_000,
  committedAt: NOW - COMPACTION_SETTLE_MS,
  compacted: false,
  ...change,
});
const keysOf = (tasks: readonly CompactionTask[]) => tasks.map(({ keys }) => keys.toSorted());

describe("what is compacted", () => {
  it("are the files of one type and hour, together", () => {
    const [a, b, c, d, other] = [
      file(),
      file(),
      file({ type: "page_viewed" }),
      file({ type: "page_viewed" }),
      file({ hour: 10 }),
    ];
    expect(keysOf(planCompaction([a, c, b, d, other], NOW))).toEqual([
      [a.key, b.key],
      [c.key, d.key],
    ]);
  });

  it("waits until an hour has been quiet, but not for ever", () => {
    const fresh = () => file({ committedAt: NOW - COMPACTION_SETTLE_MS + 1 });
    expect(planCompaction([file(), fresh()], NOW)).toEqual([]);
    expect(planCompaction(Array.from({ length: COMPACTION_UNSETTLED_FILES_MAX }, fresh), NOW)).toHaveLength(1);
  });

  it("leaves alone what is large already, and what only merges have written", () => {
    expect(planCompaction([file({ bytes: COMPACTION_FILE_BYTES }), file()], NOW)).toEqual([]);
    expect(planCompaction([file({ compacted: true }), file({ compacted: true })], NOW)).toEqual([]);
    expect(planCompaction([file({ compacted: true }), file()], NOW)).toHaveLength(1);
  });

  it("names each file once at most, stays within its bounds, and comes to an end", () => {
    const inputs = fc.array(
      fc.record({
        type: fc.constantFrom("a", "b"),
        hour: fc.constantFrom(0, 23),
        events: fc.integer({ min: 1, max: 2 * COMPACTION_EVENTS_MAX }),
        bytes: fc.integer({ min: 100, max: 2 * COMPACTION_FILE_BYTES }),
        compacted: fc.boolean(),
      }),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(inputs, (changes) => {
        let files = changes.map(file);
        for (let round = 0; ; round++) {
          const tasks = planCompaction(files, NOW);
          if (tasks.length === 0) break;
          expect(round).toBeLessThan(60);
          const named = tasks.flatMap(({ keys }) => keys);
          expect(new Set(named).size).toBe(named.length);
          for (const { keys, events, bytes } of tasks) {
            expect(events).toBeLessThanOrEqual(COMPACTION_EVENTS_MAX);
            expect(bytes).toBeLessThanOrEqual(COMPACTION_FILE_BYTES);
            const merged = files.filter(({ key }) => keys.includes(key));
            expect(new Set(merged.map(({ type, hour }) => `${type} ${hour}`)).size).toBe(1);
            const [{ type, hour } = { type: "", hour: 0 }] = merged;
            files = [
              ...files.filter(({ key }) => !keys.includes(key)),
              file({ type, hour, events, bytes, compacted: true }),
            ];
          }
        }
      }),
    );
  });
});
