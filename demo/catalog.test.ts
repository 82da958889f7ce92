import { describe, expect, it } from "vitest";
import { demoProducts, demoStyles } from "./catalog.ts";
import { drawPicture } from "./garments/draw-garment.ts";

describe("the demonstration catalog", () => {
  const products = demoProducts();

  it("holds the data set's 217 products, each with a title of its own", () => {
    expect(products.map((product) => product.id)).toEqual(Array.from({ length: 217 }, (_, index) => String(index + 1)));
    expect(new Set(products.map((product) => product.title)).size).toBe(217);
  });

  it("keeps the data set's categories and prices", () => {
    const counts = Object.groupBy(products, (product) => product.category);
    expect(counts.trousers).toHaveLength(43);
    expect(counts.skirts).toHaveLength(33);
    expect(counts.blouses).toHaveLength(59);
    expect(counts.sale).toHaveLength(82);
    expect(products[0]).toMatchObject({
      category: "trousers",
      colour: "navy blue",
      price: { amount: 2800, currency: "USD" },
    });
  });

  it("sells out exactly five products and stocks the others with 3 to 60", () => {
    const stocked = products.filter((product) => product.stock > 0);
    expect(stocked).toHaveLength(212);
    expect(stocked.every((product) => product.stock >= 3 && product.stock <= 60)).toBe(true);
  });

  it("is the same every time", () => {
    expect(demoProducts()).toEqual(products);
  });

  it("draws a picture of its own for each product, without anything from elsewhere", () => {
    const pictures = demoStyles().map((style) => drawPicture(style, "x"));
    expect(new Set(pictures).size).toBe(217);
    for (const picture of pictures) {
      expect(picture).toMatch(/^<svg .*<\/svg>$/s);
      expect(picture).not.toMatch(/NaN|undefined|href|<script/);
      expect(picture.length).toBeLessThan(40_000);
    }
  });
});
