import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dotProduct } from "../vectors/exact-search.ts";
import { embedProduct, embedText, HASHED_DIMENSIONS } from "./hashed-embedder.ts";

async function sha256(vector: Float32Array<ArrayBuffer>): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", vector);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

const nearness = (a: string, b: string): number => dotProduct(embedText(a), embedText(b));

describe("embedText", () => {
  it.each([
    ["", "1d447603ebffaf0dfe7d9657f8bd6865c038d6e71dd422e6e9e2b10a488c27ea"],
    ["Blue trousers", "73a4a54b8a0dd40986c9cd21afa6c87298b92af1e9239c1cf203c600e3eb92a7"],
    [
      "Grün-blaue Hose category=trousers colour=navy_blue",
      "1424be9bff2d10ccfc8be4592695962e0c18da5f08e4ced111fef1391627b49c",
    ],
    ["ワイドパンツ 青", "2e3fbd7c4ad55dfa871ea87184c857ab4ab4c138a220a64658c6992a453524dd"],
  ])("gives %j the vector that it gave when the model was named", async (text, hash) => {
    expect(await sha256(new Float32Array(embedText(text)))).toBe(hash);
  });

  it("gives every string a finite unit vector, always the same", () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: "grapheme" }), fc.constant("\ud800 \udfff=\ud800")),
        (text) => {
          const vector = embedText(text);
          expect(vector).toHaveLength(HASHED_DIMENSIONS);
          expect(vector.every(Number.isFinite)).toBe(true);
          expect(dotProduct(vector, vector)).toBeCloseTo(1, 5);
          expect(embedText(text)).toEqual(vector);
        },
      ),
    );
  });

  it("does not see case, compatibility forms or spacing", () => {
    expect(embedText("ＢＬＵＥ  Trousers")).toEqual(embedText("blue\ttrousers"));
    expect(embedText("Cafe\u0301")).toEqual(embedText("Café"));
  });

  it.each([
    ["one word", "x".repeat(100_000)],
    ["many words", "lorem ipsum dolor ".repeat(5_600)],
    ["attributes", "a=b ".repeat(25_000)],
    ["an attribute that never ends", `${"=".repeat(50_000)}${"a".repeat(50_000)}`],
    ["ever other words", Array.from({ length: 15_000 }, (_, index) => index.toString(36)).join(" ")],
    ["lone surrogates", "\ud800".repeat(100_000)],
  ])("takes 100,000 characters of %s in time linear in their number", (_, text) => {
    const fastest = (run: () => void): number =>
      Math.min(
        ...[1, 2, 3].map(() => {
          const started = performance.now();
          run();
          return performance.now() - started;
        }),
      );
    const tenth = text.slice(0, text.length / 10);
    const tenTenths = fastest(() => {
      for (let run = 0; run < 10; run++) embedText(tenth);
    });
    // Quadratic time would be ten times that of ten tenths.
    expect(fastest(() => embedText(text))).toBeLessThan(4 * tenTenths + 50);
  });

  it("damps repetition", () => {
    expect(nearness("blue trousers trousers trousers", "blue skirt")).toBeGreaterThan(0.15);
  });

  it("knows word forms and compounds by their parts", () => {
    expect(nearness("trousers", "trouser")).toBeGreaterThan(nearness("trousers", "blouse") + 0.2);
    expect(nearness("Damenhose", "Hose")).toBeGreaterThan(nearness("Damenhose", "Rock") + 0.1);
  });
});

describe("embedProduct", () => {
  const product = (title: string, category: string, colour: string, amount: number) =>
    embedProduct({ title, category, colour, price: { amount, currency: "EUR" } });
  const blue = product("Ankle trousers", "trousers", "blue", 3_999);

  it("puts blue trousers nearer to other blue trousers than to red skirts", () => {
    const otherBlue = product("Cargo pants Maya", "trousers", "blue", 4_299);
    const redTrousers = product("Slim chinos", "trousers", "red", 3_899);
    const blueSkirt = product("Pleated skirt", "skirts", "blue", 3_999);
    const redSkirt = product("Mini skirt Ella", "skirts", "red", 2_499);
    const toOtherBlue = dotProduct(blue, otherBlue);
    const toRedTrousers = dotProduct(blue, redTrousers);
    const toBlueSkirt = dotProduct(blue, blueSkirt);
    const toRedSkirt = dotProduct(blue, redSkirt);
    expect(toOtherBlue).toBeGreaterThan(toRedTrousers);
    expect(toRedTrousers).toBeGreaterThan(toBlueSkirt);
    expect(toBlueSkirt).toBeGreaterThan(toRedSkirt);
    expect(toOtherBlue).toBeGreaterThan(0.6);
    expect(toRedSkirt).toBeLessThan(0.25);
  });

  it("tells prices apart when all else is equal", () => {
    const at = (amount: number) => product("Ankle trousers", "trousers", "blue", amount);
    expect(dotProduct(blue, at(4_199))).toBeGreaterThan(dotProduct(blue, at(14_900)));
  });

  it("keeps every category of a whole assortment together", () => {
    const categories = ["trousers", "skirts", "blouses", "sale"];
    const colours = [
      "blue",
      "red",
      "black",
      "white",
      "green",
      "beige",
      "grey",
      "pink",
      "violet",
      "navy blue",
      "of many colors",
    ];
    const items = categories.flatMap((category) =>
      colours.flatMap((colour) =>
        [2_800, 4_300, 6_200].map((amount, model) => ({
          category,
          vector: product(`${category.slice(0, 1)}${model}`, category, colour, amount),
        })),
      ),
    );
    let same = 0;
    for (const item of items) {
      const [nearest] = items
        .filter((other) => other !== item)
        .map((other) => ({ other, score: dotProduct(item.vector, other.vector) }))
        .toSorted((a, b) => b.score - a.score);
      if (nearest?.other.category === item.category) same++;
    }
    expect(same / items.length).toBeGreaterThan(0.97);
  });

  it("finds products for what a person types", () => {
    const query = embedText("blue trousers");
    expect(dotProduct(query, blue)).toBeGreaterThan(
      dotProduct(query, product("Mini skirt", "skirts", "red", 3_999)) + 0.2,
    );
  });
});
