import fc from "fast-check";
import { expect, it } from "vitest";
import { catalogOf, product } from "../small-shop.fixture.ts";
import { contextOf, ranked } from "../step-context.fixture.ts";
import { diversity } from "./diversity.ts";

const IDS = Array.from({ length: 12 }, (_, at) => `p${at}`);
/** p0 to p5 blouses, p6 to p8 skirts, p9 to p11 trousers. */
const catalog = catalogOf(
  IDS.map((id, at) => product(id, { category: at < 6 ? "blouses" : at < 9 ? "skirts" : "trousers" })),
);
const list = IDS.map((id, at) => ranked(id, 1 - at / IDS.length));
const none = () => [];

function arranged(
  weight: number,
  limit: number,
  contentNeighbours = (_: string): ReturnType<typeof ranked>[] | null => null,
) {
  const arranger = diversity(contextOf({ catalog, contentNeighbours, terms: { diversity: weight } }));
  return (arranger?.arrange(list, limit, none) ?? []).map(({ item }) => item);
}

it("is not asked for at 0", () => {
  expect(diversity(contextOf({ catalog }))).toBeNull();
});

it("lets categories take turns at 1, the best of each first", () => {
  expect(arranged(1, 6)).toEqual(["p0", "p6", "p9", "p1", "p7", "p10"]);
});

it("weighs relevance against redundancy, as computed by hand", () => {
  // At 0.4: p1 is worth 0.6 × 11/12 - 0.4 × 1/2 = 0.35, p6 is worth 0.6 × 6/12 = 0.30; beside two blouses p2 is worth
  // 0.6 × 10/12 - 0.4 × 2/3 = 0.233, and p6 is next.
  expect(arranged(0.4, 4).slice(0, 3)).toEqual(["p0", "p1", "p6"]);
});

it("keeps what is alike by content apart, of whatever category", () => {
  const neighbours = (item: string) => (item === "p0" ? [ranked("p6", 1), ranked("unknown", 1)] : null);
  expect(arranged(1, 4, neighbours)).toEqual(["p0", "p7", "p9", "p1"]);
});

it("answers as many different products of the list as there are up to the limit, the most relevant first", () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.01, max: 1, noNaN: true }),
      fc.integer({ min: 1, max: 20 }),
      fc.array(fc.tuple(fc.constantFrom(...IDS), fc.double({ min: 0, max: 1.5, noNaN: true })), { maxLength: 30 }),
      (weight, limit, likenesses) => {
        const neighbours = () => likenesses.map(([id, score]) => ranked(id, score));
        const ids = arranged(weight, limit, neighbours);
        expect(ids[0]).toBe("p0");
        expect(new Set(ids).size).toBe(Math.min(limit, IDS.length));
        expect(ids).toHaveLength(Math.min(limit, IDS.length));
      },
    ),
  );
});
