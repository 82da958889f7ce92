import fc from "fast-check";
import { expect, it } from "vitest";
import { ITEM_ID_PATTERN } from "../identifiers.ts";
import { pageCursor, readPageCursor } from "./page-cursor.ts";

it("a cursor reads back as the id it was made of, and needs no escaping in a URL", () => {
  fc.assert(
    fc.property(fc.stringMatching(ITEM_ID_PATTERN), (id) => {
      expect(readPageCursor(pageCursor(id))).toBe(id);
      expect(encodeURIComponent(pageCursor(id))).toBe(pageCursor(id));
    }),
  );
});

it("a cursor that was never issued reads as null", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const id = readPageCursor(text);
      expect(id === null || pageCursor(id) === text).toBe(true);
    }),
  );
  expect(readPageCursor("")).toBeNull();
});
