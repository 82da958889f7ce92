import { expect, it } from "vitest";
import { answer, trainingSetOf } from "../small-log.fixture.ts";
import { product } from "./product.ts";

it("answers as the platform would, from a model of the training set", () => {
  const set = trainingSetOf("hat scarf", "hat scarf gloves", "hat scarf", "boots socks", "boots socks");
  const predict = product(set, { diversity: 0 });
  expect(answer(predict, set, "hat", { limit: 1 })).toBe("scarf");
  expect(answer(predict, set, "boots", { limit: 1 })).toBe("socks");
});

it("fills lists up from the catalog, each item once", () => {
  const set = trainingSetOf("hat scarf", "boots socks");
  const items = answer(product(set, { diversity: 0 }), set, "hat").split(" ");
  expect(new Set(items).size).toBe(items.length);
  expect(items).toContain("socks");
});
