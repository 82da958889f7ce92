import { describe, expect, it } from "vitest";
import { NODE_KERNELS } from "../../../kernels/node-kernels.ts";
import type { Candidate } from "../answer.ts";
import { catalogOf, learnedModelOf, modelOf, product } from "../small-shop.fixture.ts";
import type { StrategyInput } from "../strategy.ts";
import { knownTrail } from "../trail.ts";
import { STRATEGIES, type StrategyName } from "./index.ts";

const names = Object.keys(STRATEGIES) as StrategyName[];

const input = (overrides: Partial<StrategyInput> = {}): StrategyInput => ({
  index: null,
  catalog: catalogOf([]),
  trail: [],
  known: knownTrail(overrides.index ?? null, overrides.trail ?? []),
  item: null,
  cart: [],
  category: null,
  contentNeighbours: () => null,
  limit: 10,
  ...overrides,
});

const items = (candidates: readonly Candidate[]): string[] => candidates.map(({ item }) => item);
/** With their evidence, which is looked for when it is asked for. */
const whole = (candidates: readonly Candidate[]): Candidate[] =>
  candidates.map(({ item, score, because }) => ({ item, score, because }));

describe("every strategy", () => {
  const everything = input({ trail: ["a"], item: "a", cart: ["a"], category: "blouses" });

  it.each(names)("%s answers nothing, without failing, where there is neither model nor catalog", (name) => {
    expect(STRATEGIES[name](everything)).toEqual([]);
  });

  it.each(names)("%s keeps to the limit, best first", (name) => {
    const all = Array.from({ length: 12 }, (_, at) => `item-${at}`);
    const candidates = STRATEGIES[name](
      input({
        index: learnedModelOf(
          all.map((_, at) => [...all.slice(at), ...all.slice(0, at)]),
          NODE_KERNELS,
        ),
        catalog: catalogOf(all.map((id, at) => product(id, { category: at === 0 ? "skirts" : "blouses" }))),
        trail: all.slice(0, 4).reverse(),
        cart: ["item-0"],
        category: "blouses",
        contentNeighbours: () => all.map((item, at) => ({ item, score: 1 - at / 100, because: [] })),
        limit: 4,
      }),
    );
    expect(candidates).toHaveLength(4);
    const scores = candidates.map(({ score }) => score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
  });

  it.each(names)("%s takes no signal from items that it does not know", (name) => {
    const index = modelOf([["a", "b"]]);
    const unknown = STRATEGIES[name](input({ index, trail: ["x"], cart: ["x"] }));
    expect(unknown.filter(({ because }) => because.includes("x"))).toEqual([]);
  });
});

describe("learned-ranking", () => {
  const { "learned-ranking": strategy } = STRATEGIES;

  it("proposes what sessions went on to, with the trail's items as evidence", () => {
    const sessions = [
      ["a", "b"],
      ["a", "b"],
      ["a", "c"],
      ["x", "y"],
    ];
    const index = learnedModelOf(sessions, NODE_KERNELS);
    const candidates = strategy(input({ index, trail: ["a"] }));
    expect(items(candidates).indexOf("b")).toBeLessThan(items(candidates).indexOf("y"));
    expect(candidates.find(({ item }) => item === "b")?.because).toEqual(["a"]);
    expect(candidates.find(({ item }) => item === "y")?.because).toEqual([]);
  });

  it("has nothing to go by where the model was trained without it", () => {
    expect(strategy(input({ index: modelOf([["a", "b"]]), trail: ["a"] }))).toEqual([]);
  });
});

describe("session-neighbours", () => {
  const { "session-neighbours": strategy } = STRATEGIES;

  it("proposes what sessions that share more with this one held", () => {
    const index = modelOf([
      ["a", "b", "wanted"],
      ["a", "other"],
      ["z", "elsewhere"],
    ]);
    const found = strategy(input({ index, trail: ["a", "b"] }));
    expect(items(found).indexOf("wanted")).toBeLessThan(items(found).indexOf("other"));
    expect(items(found)).not.toContain("elsewhere");
  });

  it("names the newest shared item as the reason", () => {
    const index = modelOf([["a", "b", "wanted"]]);
    const found = strategy(input({ index, trail: ["a", "b"] }));
    expect(found.find(({ item }) => item === "wanted")?.because).toEqual(["b"]);
  });
});

describe("sequential-rules", () => {
  const { "sequential-rules": strategy } = STRATEGIES;

  it("proposes what came after, never what only came before", () => {
    const index = modelOf([["before", "a", "after"]]);
    expect(items(strategy(input({ index, trail: ["a"] })))).toEqual(["after"]);
  });

  it("prefers the nearer step", () => {
    const index = modelOf([["a", "near", "far"]]);
    const found = strategy(input({ index, trail: ["a"] }));
    expect(whole(found)).toEqual([
      { item: "near", score: 1, because: ["a"] },
      { item: "far", score: 0.5, because: ["a"] },
    ]);
  });
});

describe("co-visitation", () => {
  it("proposes what the same sessions held, as a share of the item's visits", () => {
    const index = modelOf([
      ["a", "b"],
      ["b", "a", "c"],
    ]);
    expect(whole(STRATEGIES["co-visitation"](input({ index, trail: ["a"] })))).toEqual([
      { item: "b", score: 1, because: ["a"] },
      { item: "c", score: 0.5, because: ["a"] },
    ]);
  });
});

describe("similar-content", () => {
  it("adds up the neighbours of the trail's items, the newest counting most", () => {
    const neighbours: { readonly [item: string]: readonly Candidate[] } = {
      old: [{ item: "like-old", score: 0.9, because: [] }],
      new: [{ item: "like-new", score: 0.8, because: [] }],
    };
    const found = STRATEGIES["similar-content"](
      input({ trail: ["old", "new"], contentNeighbours: (item) => neighbours[item] ?? null }),
    );
    expect(found).toEqual([
      { item: "like-new", score: 0.8, because: ["new"] },
      { item: "like-old", score: 0.45, because: ["old"] },
    ]);
  });
});

describe("goes-with", () => {
  const catalog = catalogOf([
    product("blouse", { category: "blouses" }),
    product("other-blouse", { category: "blouses" }),
    product("skirt", { category: "skirts" }),
    product("belt", { category: "belts" }),
    product("hat", { category: "hats" }),
  ]);

  it("proposes only from categories that the cart does not hold yet", () => {
    const index = modelOf([["blouse", "other-blouse", "skirt"]]);
    expect(items(STRATEGIES["goes-with"](input({ index, catalog, cart: ["blouse"] })))).toEqual(["skirt"]);
  });

  it("counts what was ordered together over what was in the cart together over what was viewed together", () => {
    const index = modelOf([
      ["blouse", "hat"],
      ["cart:blouse", "cart:skirt"],
      ["order:blouse", "order:belt"],
    ]);
    const found = STRATEGIES["goes-with"](input({ index, catalog, cart: ["blouse"] }));
    expect(items(found)).toEqual(["belt", "skirt", "hat"]);
  });

  it("takes a product that was removed from the cart again as viewed only", () => {
    const index = modelOf([
      ["cart:blouse", "cart:skirt", "remove:skirt"],
      ["cart:blouse", "cart:belt"],
    ]);
    const found = STRATEGIES["goes-with"](input({ index, catalog, cart: ["blouse"] }));
    expect(items(found)).toEqual(["belt", "skirt"]);
  });
});

describe("popular", () => {
  const catalog = catalogOf([product("a"), product("b"), product("c", { stock: 0 })]);

  it("proposes what most people looked at lately and can be bought", () => {
    const index = modelOf([["a", "b", "c"], ["b", "c"], ["c"]]);
    expect(items(STRATEGIES.popular(input({ index, catalog })))).toEqual(["b", "a"]);
  });

  it("follows the catalog's order where there is no model", () => {
    expect(items(STRATEGIES.popular(input({ catalog })))).toEqual(["a", "b"]);
  });
});

describe("category-popular", () => {
  const catalog = catalogOf([product("a"), product("b"), product("s", { category: "skirts" })]);

  it("proposes what is popular within the category and names it as the reason", () => {
    const index = modelOf([["a", "b", "s"], ["s"], ["b"]]);
    const found = STRATEGIES["category-popular"](input({ index, catalog, category: "blouses" }));
    expect(items(found)).toEqual(["b", "a"]);
    expect(found[0]?.because).toEqual(["blouses"]);
  });

  it("follows the catalog's order where there is no model", () => {
    expect(items(STRATEGIES["category-popular"](input({ catalog, category: "skirts" })))).toEqual(["s"]);
  });
});
