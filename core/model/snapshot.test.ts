import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildModel } from "./build-model.ts";
import { writeContainer } from "./container.ts";
import { DEFAULT_PARAMETERS } from "./parameters.ts";
import { MODEL_FORMAT, type ModelParts } from "./sections.ts";
import type { SessionLog } from "./session-log.ts";
import { readSnapshot } from "./snapshot-reader.ts";
import { writeSnapshot } from "./snapshot-writer.ts";

/** Two sessions: a, b, a then b, c. */
const log: SessionLog = {
  itemIds: ["a", "b", "c"],
  starts: Uint32Array.of(0, 3, 5),
  items: Uint32Array.of(0, 1, 0, 1, 2),
  kinds: new Uint8Array(5),
  times: Uint32Array.of(10, 20, 30, 40, 50),
};
const parts = buildModel(log, DEFAULT_PARAMETERS);
const snapshot = writeSnapshot(parts);

const reasonFor = (buffer: ArrayBuffer) => {
  const read = readSnapshot(buffer);
  return read.ok ? null : read.reason;
};

describe("a snapshot that was written and opened", () => {
  const read = readSnapshot(snapshot);
  if (!read.ok) throw new Error(read.reason.code);
  const model = read.value;

  it("finds items by id and ids by item", () => {
    expect(["a", "b", "c", "", "aa", "d"].map((id) => model.indexOf(id))).toEqual([0, 1, 2, -1, -1, -1]);
    expect([0, 1, 2].map((index) => model.idOf(index))).toEqual(["a", "b", "c"]);
  });

  it("knows sessions newest first, and each session's clicks in order", () => {
    const { postingOffsets, postings, starts, items, kinds } = model.sessions;
    expect([...postings.subarray(postingOffsets[1], postingOffsets[2])]).toEqual([1, 0]);
    expect([...items.subarray(starts[0], starts[1])]).toEqual([0, 1, 0]);
    expect(kinds).toBeNull();
    expect(model.sessionTime(1)).toBe(50_000);
  });

  it("knows what was done with each item where more than viewing was", () => {
    const bought = readSnapshot(
      writeSnapshot(buildModel({ ...log, kinds: Uint8Array.of(0, 1, 2, 0, 0) }, DEFAULT_PARAMETERS)),
    );
    expect(bought.ok && [...(bought.value.sessions.kinds ?? [])]).toEqual([0, 1, 2, 0, 0]);
    expect(bought.ok && [...bought.value.boughtWith(0).items]).toEqual([1]);
  });

  it("knows how often people go back", () => {
    expect(model.repeats[0]).toBe(0);
    expect(model.repeats[1]).toBeGreaterThan(0);
    expect(model.boughtWith(0).items).toHaveLength(0);
  });

  it("knows how popular each item is, since when and until when", () => {
    expect([0, 1, 2].map((index) => model.popularity(index))).toEqual([2, 2, 1]);
    expect([model.firstSeen(0), model.lastSeen(0)]).toEqual([10_000, 30_000]);
    expect(model.recentPopularity(1)).toBeCloseTo(2, 3);
    expect([...model.trending()]).toEqual([1, 0, 2]);
  });

  it("is views over one buffer, each section 8-byte aligned", () => {
    const { items, weights } = model.hot.after;
    expect(items.buffer).toBe(snapshot);
    expect(weights.buffer).toBe(snapshot);
    expect(model.sessions.postings.buffer).toBe(snapshot);
  });
});

describe("a damaged snapshot is refused with a reason, and never crashes", () => {
  it("wherever a bit is flipped", () => {
    fc.assert(
      fc.property(fc.nat(snapshot.byteLength - 1), fc.integer({ min: 0, max: 7 }), (at, bit) => {
        const damaged = snapshot.slice(0);
        const bytes = new Uint8Array(damaged);
        bytes[at] = (bytes[at] ?? 0) ^ (1 << bit);
        expect(reasonFor(damaged)).not.toBeNull();
      }),
      { numRuns: 500 },
    );
  });

  it("wherever it is cut off", () => {
    fc.assert(
      fc.property(fc.nat(snapshot.byteLength - 1), (length) => {
        expect(reasonFor(snapshot.slice(0, length))).not.toBeNull();
      }),
    );
  });

  it("whatever bytes it is made of", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(reasonFor(Uint8Array.from(bytes).buffer)).not.toBeNull();
      }),
    );
  });

  it.each([
    ["too_short", () => new ArrayBuffer(0)],
    ["wrong_magic", () => writeContainer({ ...MODEL_FORMAT, magic: "NSHELFXX" }, new Map())],
    ["wrong_version", () => writeContainer({ ...MODEL_FORMAT, version: MODEL_FORMAT.version - 1 }, new Map())],
    ["wrong_length", () => snapshot.slice(0, -8)],
    ["missing_section", () => writeContainer(MODEL_FORMAT, new Map())],
  ])("by the name %s", (code, make) => {
    expect(reasonFor(make())?.code).toBe(code);
  });

  /** Sealed with a right checksum: only the check of what the numbers mean can find these. */
  const lies: readonly (readonly [string, Partial<ModelParts>])[] = [
    [
      "a neighbour that is no item",
      {
        hot: {
          ...parts.hot,
          after: { offsets: Uint32Array.of(0, 1, 1, 1), items: Uint32Array.of(3), weights: new Float32Array(1) },
        },
      },
    ],
    ["a posting that is no session", { postings: { ...parts.postings, values: parts.postings.values.map(() => 2) } }],
    ["a session of unknown items", { sessions: { ...parts.sessions, values: parts.sessions.values.map(() => 9) } }],
    ["offsets that fall", { sessions: { ...parts.sessions, offsets: Uint32Array.of(0, 9, 4) } }],
    ["offsets that point past the end", { sessions: { ...parts.sessions, offsets: Uint32Array.of(0, 2, 6) } }],
    [
      "offsets that start late",
      { postings: { ...parts.postings, offsets: parts.postings.offsets.map((o) => o || 1) } },
    ],
    ["weights that are too many", { boughtWith: { ...parts.boughtWith, weights: new Float32Array(1) } }],
    ["kinds of too few clicks", { kinds: new Uint8Array(2) }],
    ["repeats of too few distances", { repeats: new Float32Array(2) }],
    ["ids that do not ascend", { idBytes: new TextEncoder().encode("bac") }],
    ["a trend of unknown items", { trending: Uint32Array.of(0, 1, 7) }],
    ["popularity of too few items", { recentPopularity: new Float32Array(2) }],
  ];

  it.each(lies)("with a right checksum around %s", (_, lie) => {
    expect(reasonFor(writeSnapshot({ ...parts, ...lie }))?.code).toBe("damaged_section");
  });
});
