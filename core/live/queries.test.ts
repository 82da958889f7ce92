import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readCountsQuery } from "./counts-query.ts";
import { readStreamQuery } from "./stream-query.ts";

const NOW = Date.parse("2026-11-22T12:34:56Z");
const counts = (query: string) => readCountsQuery(new URLSearchParams(query), NOW);
const stream = (query: string) => readStreamQuery(new URLSearchParams(query));
const faultOf = (read: ReturnType<typeof counts> | ReturnType<typeof stream>) => (read.ok ? null : read.reason.field);

describe("a query for counts", () => {
  it("asks for the last hour by the minute where it says nothing", () => {
    expect(counts("")).toMatchObject({
      ok: true,
      value: {
        step: "minute",
        from: Date.parse("2026-11-22T11:35:00Z"),
        to: Date.parse("2026-11-22T12:35:00Z"),
        by: ["outcome"],
        types: null,
        after: null,
      },
    });
  });

  it("takes whole steps", () => {
    expect(counts("step=hour&from=2026-11-22T02:30:00%2B01:00&to=2026-11-22T03:00:01Z&by=outcome,type")).toMatchObject({
      value: { from: Date.parse("2026-11-22T01:00Z"), to: Date.parse("2026-11-22T04:00Z"), by: ["type", "outcome"] },
    });
    expect(counts("step=hour&from=2026-11-01&to=2026-11-02")).toMatchObject({ ok: true });
  });

  it.each([
    ["from=yesterday", "from"],
    ["to=2026-13-01", "to"],
    ["from=2026-11-22T12:00:00Z&to=2026-11-22T11:00:00Z", "from"],
    ["from=2026-11-20T10:00:00Z", "from"],
    ["step=hour&from=2026-10-01", "from"],
    ["step=day", "step"],
    ["by=session", "by"],
    ["type=nothing_like_it", "type"],
    ["source=A%20B", "source"],
    ["outcome=lost", "outcome"],
    ["limit=0", "limit"],
    ["limit=1e9", "limit"],
    ["after='%20OR%201", "after"],
    ["frm=2026-11-22", "query"],
  ])("is told what is wrong with %s", (query, field) => {
    expect(faultOf(counts(query))).toBe(field);
  });
});

describe("a query for a stream", () => {
  it("asks for everything where it says nothing", () => {
    expect(stream("")).toEqual({ ok: true, value: { sample: 1, types: null, sources: null, outcomes: null } });
  });

  it.each([
    ["sample=2", "sample"],
    ["sample=-0.1", "sample"],
    ["sample=", "sample"],
    ["sample=NaN", "sample"],
    ["type=nothing_like_it", "type"],
    ["source=..%2F", "source"],
    ["outcome=withheld", "outcome"],
    ["filter=1", "query"],
  ])("is told what is wrong with %s", (query, field) => {
    expect(faultOf(stream(query))).toBe(field);
  });

  it("repeats nothing of what it was given, whatever that is", () => {
    fc.assert(
      fc.property(
        fc.constantFrom("sample", "type", "source", "outcome"),
        fc.string({ minLength: 12 }),
        (name, text) => {
          const read = readStreamQuery(new URLSearchParams({ [name]: text }));
          if (!read.ok) expect(read.reason.detail).not.toContain(text);
        },
      ),
    );
  });
});
