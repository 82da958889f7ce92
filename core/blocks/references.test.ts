import { expect, test } from "vitest";
import { readReferences, writeReferences } from "./references.ts";

/** Place plus one of each value, where the values themselves are the places. */
const placesOf = (count: number): Uint32Array => Uint32Array.from({ length: count }, (_, place) => place + 1);

test.each([1, 65_536, 65_537])("references among %i places come back", (count) => {
  const values = Uint32Array.of(0, count - 1, Math.floor(count / 2));
  const written = writeReferences(values, placesOf(count), count);
  expect(written.byteLength).toBe(count > 65_536 ? 12 : 6);
  expect(Array.from(readReferences(written, count) ?? [])).toEqual([...values]);
});

test("a reference beyond the places is refused", () => {
  const written = writeReferences(Uint32Array.of(0, 4), placesOf(5), 5);
  expect(readReferences(written, 5)).not.toBeNull();
  expect(readReferences(written, 4)).toBeNull();
});

test("half a reference, numbers of another type and nothing are refused", () => {
  expect(readReferences(new Uint8Array(3), 10)).toBeNull();
  expect(readReferences(new Float32Array(2), 10)).toBeNull();
  expect(readReferences(undefined, 10)).toBeNull();
});
