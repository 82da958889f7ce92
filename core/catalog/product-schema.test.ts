import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { linkSchema, newProductSchema, productContentSchema } from "./product-schema.ts";

const shirt = { id: "A1", title: "Shirt", category: "shirts", price: { amount: 2899, currency: "USD" }, stock: 3 };
const accepts = (product: object): boolean => newProductSchema.safeParse(product).success;

describe("a product", () => {
  it("needs an id, a title, a category, a price and a stock, and gets defaults for the rest", () => {
    expect(newProductSchema.parse(shirt)).toEqual({
      ...shirt,
      description: "",
      colour: null,
      brand: null,
      status: "active",
      url: null,
      image: null,
      attributes: {},
    });
    for (const name of Object.keys(shirt)) expect(accepts({ ...shirt, [name]: undefined })).toBe(false);
  });

  it.each<[string, object]>([
    ["an unknown field", { weight: 3 }],
    ["an unknown field of its price", { price: { amount: 1, currency: "USD", tax: 2 } }],
    ["a fraction of a minor unit", { price: { amount: 28.99, currency: "USD" } }],
    ["a negative price", { price: { amount: -1, currency: "USD" } }],
    ["a currency in small letters", { price: { amount: 1, currency: "usd" } }],
    ["a negative stock", { stock: -1 }],
    ["an endless stock", { stock: 1e300 }],
    ["an id with a space", { id: "A 1" }],
    ["an id that a path cannot hold", { id: ".." }],
    ["a control character", { title: "a\u0000b" }],
    ["a lone surrogate", { title: "a\ud800b" }],
    ["an empty title", { title: "" }],
    ["a long title", { title: "x".repeat(257) }],
    ["fifty-one attributes", { attributes: Object.fromEntries(Array.from({ length: 51 }, (_, n) => [`a${n}`, "x"])) }],
    ["an attribute that is no text", { attributes: { size: 4 } }],
    ["a status that does not exist", { status: "sold" }],
  ])("is refused with %s", (_, change) => {
    expect(accepts({ ...shirt, ...change })).toBe(false);
  });

  it.each(["/p/1", "/p/1?a=b#c", "https://shop.example/p/1", "http://127.0.0.1:8787/x.jpg", "/bilder/größe.jpg"])(
    "may link to %s",
    (link) => {
      expect(linkSchema.safeParse(link).success).toBe(true);
    },
  );

  it.each([
    "javascript:alert(1)",
    "JavaScript:alert(1)",
    "data:text/html,x",
    "//evil.example",
    "/\\evil.example",
    "p/1",
    "",
    "https://",
    "ftp://a/b",
    "/a b",
    "/a\nb",
    '/a"onload=',
    " /a",
  ])("may not link to %j", (link) => {
    expect(linkSchema.safeParse(link).success).toBe(false);
  });

  it("is never read with an exception", () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => void productContentSchema.safeParse(value)));
  });
});
