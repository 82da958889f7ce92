import { expect, test } from "vitest";
import { formatTable } from "./format-table.ts";

test("names stand to the left and figures to the right, each column as wide as its widest cell", () => {
  expect(
    formatTable(
      ["entry", "per second"],
      [
        ["events-1", "7"],
        ["x", "12,345"],
      ],
    ),
  ).toBe(["entry     per second", "events-1           7", "x             12,345"].join("\n"));
});
