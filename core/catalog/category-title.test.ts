import { expect, it } from "vitest";
import { categoryTitle } from "./category-title.ts";

it.each([
  ["blouses", "Blouses"],
  ["navy-blue_shirts", "Navy blue shirts"],
  ["--", "--"],
  ["4", "4"],
])("the category %s is titled %s", (id, title) => {
  expect(categoryTitle(id)).toBe(title);
});
