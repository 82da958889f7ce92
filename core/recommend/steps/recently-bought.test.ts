import { expect, it } from "vitest";
import { CYCLE_UNKNOWN_MS } from "../purchases.ts";
import { catalogOf, product } from "../small-shop.fixture.ts";
import { contextOf, verdictsOf } from "../step-context.fixture.ts";
import { recentlyBought } from "./recently-bought.ts";

const catalog = catalogOf([product("coffee"), product("lamp")]);
const IDS = ["coffee", "lamp"];
const DAY_MS = 86_400_000;
const now = 400 * DAY_MS;

it("drops what the session ordered, and not what it looked at", () => {
  const session = [
    { item: "lamp", kind: "order" as const, time: now - 1 },
    { item: "coffee", kind: "view" as const, time: now },
  ];
  expect(verdictsOf(recentlyBought, contextOf({ catalog, session, now }), IDS)).toEqual(["keep", "drop"]);
});

it("drops what was bought within its cycle, and lets it come when that is nearly over", () => {
  const bought = (lastAgoDays: number) =>
    [0, 10, 20].map((days) => ({ item: "coffee", time: now - (lastAgoDays + days) * DAY_MS }));
  const ask = (days: number) =>
    verdictsOf(recentlyBought, contextOf({ catalog, now, terms: { bought: bought(days) } }), IDS);
  expect(ask(7)).toEqual(["drop", "keep"]);
  expect(ask(8)).toBeNull();
});

it("drops what was bought once until a product is taken to be wanted again", () => {
  const ask = (ago: number) =>
    verdictsOf(
      recentlyBought,
      contextOf({ catalog, now, terms: { bought: [{ item: "lamp", time: now - ago }] } }),
      IDS,
    );
  expect(ask(CYCLE_UNKNOWN_MS - 1)).toEqual(["keep", "drop"]);
  expect(ask(CYCLE_UNKNOWN_MS)).toBeNull();
});
