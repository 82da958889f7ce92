import { expect, it } from "vitest";
import type { LiveSample } from "./live-sample.ts";
import { SampleRing } from "./sample-ring.ts";

const sampleAt = (at: number): LiveSample => ({
  at,
  type: "product_viewed",
  source: "native",
  key: "key-1",
  outcome: "accepted",
  code: "",
  path: null,
  bot: [],
  session: null,
  data: null,
});
const seqs = (ring: SampleRing, after: number, now: number) => ring.after(after, now).entries.map(({ seq }) => seq);

it("hands out what came after an entry, and says whether that is all of it", () => {
  const ring = new SampleRing(3, 1_000);
  expect(ring.after(0, 0)).toEqual({ entries: [], complete: true });
  ring.push([sampleAt(0), sampleAt(0)], 0);
  expect([seqs(ring, 0, 0), seqs(ring, 1, 0), seqs(ring, 2, 0)]).toEqual([[1, 2], [2], []]);
  ring.push([sampleAt(500), sampleAt(500)], 500);
  expect([seqs(ring, 1, 500), ring.after(1, 500).complete]).toEqual([[2, 3, 4], true]);
  expect([seqs(ring, 0, 500), ring.after(0, 500).complete]).toEqual([[2, 3, 4], false]);
});

it("forgets what is too old, and numbers on", () => {
  const ring = new SampleRing(3, 1_000);
  ring.push([sampleAt(0)], 0);
  expect([seqs(ring, 0, 1_001), ring.after(0, 1_001).complete]).toEqual([[], false]);
  expect(ring.push([sampleAt(2_000)], 2_000).map(({ seq }) => seq)).toEqual([2]);
  expect(ring.last).toBe(2);
});
