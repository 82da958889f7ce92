import { describe, expect, it } from "vitest";
import { productText } from "./product-text.ts";

const product = { title: "Cargo  trousers", category: "trousers", colour: "Navy blue" };

describe("productText", () => {
  it("names the attributes between title and description", () => {
    expect(
      productText({
        ...product,
        brand: "Acme & Sons",
        description: "Wide legs.",
        attributes: { size: 40, fit: "wide", organic: true, lining: null },
      }),
    ).toBe(
      "Cargo  trousers category=trousers colour=Navy_blue brand=Acme_&_Sons fit=wide organic=true size=40 Wide legs.",
    );
  });

  it("says nothing of what is not known", () => {
    expect(productText({ ...product, colour: null })).toBe("Cargo  trousers category=trousers");
    expect(productText({ title: "", category: "", colour: "" })).toBe("");
  });

  it("does not depend on the order of attributes", () => {
    const one = productText({ ...product, attributes: { a: 1, b: 2 } });
    expect(productText({ ...product, attributes: { b: 2, a: 1 } })).toBe(one);
  });

  it("lets near prices of one currency share a band", () => {
    const bands = (amount: number, currency = "EUR") =>
      new Set(productText({ ...product, price: { amount, currency } }).match(/price=\S+/g));
    const shared = (a: ReadonlySet<string>, b: ReadonlySet<string>) => [...a].filter((band) => b.has(band));
    expect(shared(bands(2_899), bands(2_999))).not.toEqual([]);
    expect(shared(bands(2_899), bands(3_300))).not.toEqual([]);
    expect(shared(bands(2_899), bands(9_900))).toEqual([]);
    expect(shared(bands(2_899), bands(2_899, "USD"))).toEqual([]);
    expect(bands(0).size).toBe(2);
  });
});
