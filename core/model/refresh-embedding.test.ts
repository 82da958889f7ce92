import { describe, expect, it } from "vitest";
import { NODE_KERNELS } from "../../kernels/node-kernels.ts";
import { type ItemEmbedding, quantise } from "../item-embedding/item-embedding.ts";
import { nearestItems } from "../item-embedding/nearest-items.ts";
import { normaliseRows } from "../item-embedding/propagate.ts";
import { randomNumbers } from "../random-numbers.ts";
import { refreshEmbedding } from "./refresh-embedding.ts";
import type { SessionLog } from "./session-log.ts";

const DIMENSIONS = 16;
const PER_ITEM = 6;
const name = (item: number): string => `p${String(item).padStart(3, "0")}`;

function embeddingOf(items: number): ItemEmbedding {
  const random = randomNumbers(3);
  const vectors = Float32Array.from({ length: items * DIMENSIONS }, () => random() - 0.5);
  normaliseRows(vectors, DIMENSIONS);
  const neighbours = nearestItems(NODE_KERNELS.vectorProducts, vectors, DIMENSIONS, PER_ITEM, 1);
  const distanceWeights = Float32Array.of(1, 0.5);
  return {
    dimensions: DIMENSIONS,
    ...quantise(vectors, DIMENSIONS),
    distanceWeights,
    neighbours,
    neighboursPerItem: PER_ITEM,
  };
}

/** Each session is given as item numbers; ids are `name`s. */
function logOf(sessions: readonly (readonly number[])[]): SessionLog {
  const used = [...new Set(sessions.flat())].sort((a, b) => a - b);
  const items = Uint32Array.from(sessions.flat(), (item) => used.indexOf(item));
  const ends = sessions.map((_, at) => sessions.slice(0, at + 1).flat().length);
  const columns = { kinds: new Uint8Array(items.length), times: new Uint32Array(items.length) };
  return { itemIds: used.map(name), starts: Uint32Array.from([0, ...ends]), items, ...columns };
}

const idsOf = (items: number): ReadonlyMap<string, number> =>
  new Map(Array.from({ length: items }, (_, item) => [name(item), item]));
const rowOf = ({ neighbours }: ItemEmbedding, item: number): number[] => [
  ...neighbours.subarray(item * PER_ITEM, (item + 1) * PER_ITEM),
];
const everyItem = (items: number): number[] => Array.from({ length: items }, (_, item) => item);

describe("a refreshed embedding", () => {
  const old = embeddingOf(40);

  it("is the one before where no item is new", () => {
    const refreshed = refreshEmbedding(logOf([everyItem(40)]), idsOf(40), old, NODE_KERNELS);
    expect(refreshed.neighbours).toEqual(old.neighbours);
    expect(refreshed.vectors).toEqual(old.vectors);
  });

  it("places a new item near what it is met with, in its own row and in the others'", () => {
    const refreshed = refreshEmbedding(logOf([everyItem(40), [7, 40], [40, 7]]), idsOf(40), old, NODE_KERNELS);
    expect(rowOf(refreshed, 40)[0]).toBe(7);
    expect(rowOf(refreshed, 7)[0]).toBe(40);
    expect(rowOf(refreshed, 7).slice(1)).toEqual(rowOf(old, 7).slice(0, -1));
    for (const item of everyItem(41)) expect(new Set(rowOf(refreshed, item)).size).toBe(PER_ITEM);
  });

  it("names nothing that is gone, and fills such rows with the item itself", () => {
    const left = everyItem(40).filter((item) => item % 2 === 0);
    const refreshed = refreshEmbedding(logOf([left]), idsOf(40), old, NODE_KERNELS);
    left.forEach((before, item) => {
      const kept = rowOf(old, before).filter((other) => other % 2 === 0);
      const row = rowOf(refreshed, item);
      expect(row.slice(0, kept.length).map((other) => left[other])).toEqual(kept);
      expect(row.slice(kept.length).every((other) => other === item)).toBe(true);
    });
  });
});
