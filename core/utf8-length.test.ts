import fc from "fast-check";
import { expect, it } from "vitest";
import { utf8Length } from "./utf8-length.ts";

it("is as long as what is encoded, lone surrogates included", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)) }),
      (text) => {
        expect(utf8Length(text)).toBe(new TextEncoder().encode(text).byteLength);
      },
    ),
  );
  for (const text of ["", "a", "ä€😀", "😀😀", "\ud83d", "\ude00\ud83d", "\ud83d\ud83d\ude00"])
    expect(utf8Length(text)).toBe(new TextEncoder().encode(text).byteLength);
});
