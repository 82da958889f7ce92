import { expect, it } from "vitest";
import { GrowingColumn } from "./growing-column.ts";

it("keeps every number beyond its first capacity", () => {
  const column = new GrowingColumn((length) => new Uint32Array(length));
  for (let value = 0; value < 5_000; value++) column.push(value);
  expect(column.length).toBe(5_000);
  expect(Array.from(column.toArray())).toEqual(Array.from({ length: 5_000 }, (_, value) => value));
});
