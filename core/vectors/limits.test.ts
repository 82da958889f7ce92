import { describe, expect, it } from "vitest";
import type { Result } from "../result.ts";
import { checkId, checkIds, checkMetadata, checkQuery, checkRecords, checkShape, checkValues } from "./limits.ts";
import type { VectorRefusal } from "./refusal.ts";

const code = (checked: Result<true, VectorRefusal>): string => (checked.ok ? "ok" : checked.reason.code);
const record = (id: string) => ({ id, values: new Float32Array([1, 2]) });

describe("vector limits", () => {
  it("takes at most 1,000 records an upsert", () => {
    const records = Array.from({ length: 1_001 }, (_, index) => record(`v${index}`));
    expect(code(checkRecords(records.slice(0, 1_000), 2))).toBe("ok");
    expect(code(checkRecords(records, 2))).toBe("too_many_records");
  });

  it("takes at most 100 ids a call", () => {
    const ids = Array.from({ length: 101 }, (_, index) => `v${index}`);
    expect(code(checkIds(ids.slice(0, 100)))).toBe("ok");
    expect(code(checkIds(ids))).toBe("too_many_ids");
  });

  it("counts an id in bytes of UTF-8", () => {
    expect(code(checkId("x".repeat(64)))).toBe("ok");
    expect(code(checkId("x".repeat(65)))).toBe("bad_id");
    expect(code(checkId("ü".repeat(33)))).toBe("bad_id");
    expect(code(checkId(""))).toBe("bad_id");
    expect(code(checkId("a\u0000b"))).toBe("bad_id");
    expect(code(checkId("\ud800"))).toBe("bad_id");
  });

  it("wants the index's dimensions and finite values", () => {
    expect(code(checkValues(new Float32Array(3), 2, "query"))).toBe("dimensions_mismatch");
    expect(code(checkValues(new Float32Array([1, Number.NaN]), 2, "query"))).toBe("not_finite");
    expect(code(checkValues(new Float32Array([1, 1e39]), 2, "query"))).toBe("not_finite");
    expect(code(checkShape({ dimensions: 1_537, metric: "cosine" }))).toBe("bad_shape");
    expect(code(checkShape({ dimensions: 1_536, metric: "cosine" }))).toBe("ok");
  });

  it("takes flat metadata of at most 10 KiB", () => {
    expect(code(checkMetadata({ text: "x".repeat(10_229) }, "v"))).toBe("ok");
    expect(code(checkMetadata({ text: "x".repeat(10_230) }, "v"))).toBe("metadata_too_large");
    expect(code(checkMetadata({ "a.b": 1 }, "v"))).toBe("bad_metadata");
    expect(code(checkMetadata({ $in: 1 }, "v"))).toBe("bad_metadata");
    expect(code(checkMetadata({ price: Number.POSITIVE_INFINITY }, "v"))).toBe("bad_metadata");
  });

  it("answers at most 100, or 20 with metadata", () => {
    expect(code(checkQuery({ topK: 100 }))).toBe("ok");
    expect(code(checkQuery({ topK: 101 }))).toBe("top_k_out_of_range");
    expect(code(checkQuery({ topK: 0 }))).toBe("top_k_out_of_range");
    expect(code(checkQuery({ topK: 1.5 }))).toBe("top_k_out_of_range");
    expect(code(checkQuery({ topK: 20, returnMetadata: true }))).toBe("ok");
    expect(code(checkQuery({ topK: 21, returnMetadata: true }))).toBe("top_k_out_of_range");
  });

  it("takes a filter below 2,048 bytes", () => {
    expect(code(checkQuery({ topK: 1, filter: { colour: { $in: ["red"] } } }))).toBe("ok");
    expect(code(checkQuery({ topK: 1, filter: { colour: "x".repeat(2_048) } }))).toBe("bad_filter");
    expect(code(checkQuery({ topK: 1, filter: { "a.b": 1 } }))).toBe("bad_filter");
  });

  it("names the offender and the limit", () => {
    const checked = checkRecords([record("good"), { id: "bad", values: new Float32Array(3) }], 2);
    expect(checked.ok ? "" : checked.reason.message).toBe("bad: the index has 2 dimensions, got 3.");
  });
});
