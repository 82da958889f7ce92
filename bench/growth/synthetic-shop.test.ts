import { describe, expect, it } from "vitest";
import { randomNumbers } from "../../core/random-numbers.ts";
import { calibrateClusters, likenessOfDrawn } from "./calibrate-clusters.ts";
import { catalogSize, fitCatalogExponent } from "./catalog-law.ts";
import { likenessOf } from "./likeness.ts";
import { measureProfile } from "./shop-profile.ts";
import { drawLog, SyntheticShop } from "./synthetic-shop.ts";

/** A shop of 4,000 items, as unequal as real ones are; sessions of 2 to 6 clicks; of next clicks a third repeat, a third stay near. */
function madeLog() {
  const random = randomNumbers(5);
  const items: number[] = [];
  const starts = [0];
  while (items.length < 100_000) {
    const length = 2 + Math.floor(random() * 5);
    let item = Math.floor(4_000 * random() ** 3);
    for (let click = 0; click < length; click++) {
      items.push(item);
      const next = random();
      if (click === 0 || next < 1 / 3) continue;
      item = next < 2 / 3 ? Math.min(3_999, item + 1 + Math.floor(random() * 5)) : Math.floor(4_000 * random() ** 3);
    }
    starts.push(items.length);
  }
  const clicks = Uint32Array.from(items);
  return { itemCount: 4_000, starts: Uint32Array.from(starts), items: clicks, times: Float64Array.from(clicks) };
}

describe("A synthetic shop", () => {
  const real = madeLog();
  const profile = calibrateClusters(real, (shares) => measureProfile(real, shares));

  it("is like the shop it was made like", () => {
    const [wanted, got] = [likenessOf(real), likenessOfDrawn(profile, real.items.length, 3)];
    expect(got.meanLength).toBeCloseTo(wanted.meanLength, 1);
    expect(got.lengths).toEqual(wanted.lengths);
    expect(got.repeats).toBeCloseTo(wanted.repeats, 1);
    expect(got.popularityGini).toBeCloseTo(wanted.popularityGini, 1);
    expect(got.found[2]).toBeCloseTo(wanted.found[2] ?? 0, 1);
  });

  it("is the same for the same seed, and another for another", () => {
    const draw = (seed: number) => drawLog(new SyntheticShop(profile, 5_000, seed), 5_000);
    expect(draw(1)).toEqual(draw(1));
    expect(draw(1).items).not.toEqual(draw(2).items);
  });

  it("holds whole sessions of known items, as many clicks as were asked for and at most one session more", () => {
    const { starts, items, itemCount } = drawLog(new SyntheticShop(profile, 20_000, 1), 20_000);
    expect(items.length).toBeGreaterThanOrEqual(20_000);
    expect(items.length).toBeLessThan(20_000 + 256);
    expect(starts.at(-1)).toBe(items.length);
    expect(items.every((item) => item < itemCount)).toBe(true);
  });
});

describe("The catalog's law", () => {
  it("finds the exponent that a log was made with", () => {
    const items: number[] = [];
    let known = 1;
    for (let click = 1; click <= 100_000; click++) {
      if (known < 3 * click ** 0.5) items.push(known++ - 1);
      else items.push(click % known === 0 ? 0 : click % (known - 1));
    }
    expect(fitCatalogExponent(Uint32Array.from(items), known)).toBeCloseTo(0.5, 1);
  });

  it("gives a hundred times the clicks ten times the items at an exponent of a half", () => {
    expect(catalogSize(1_000_000, 10_000, 500, 0.5)).toBe(5_000);
  });
});
