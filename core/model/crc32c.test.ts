import { expect, it } from "vitest";
import { crc32c } from "./crc32c.ts";

const bytes = (length: number, of: (at: number) => number) => Uint8Array.from({ length }, (_, at) => of(at));

/** RFC 3720, appendix B.4, and the check value of the CRC catalogue. */
it.each([
  ["32 zeroes", bytes(32, () => 0), 0x8a9136aa],
  ["32 ones", bytes(32, () => 0xff), 0x62a8ab43],
  ["32 ascending", bytes(32, (at) => at), 0x46dd794e],
  ["32 descending", bytes(32, (at) => 31 - at), 0x113fdb5c],
  ["123456789", new TextEncoder().encode("123456789"), 0xe3069283],
])("knows the published value of %s", (_, input, expected) => {
  expect(crc32c(input)).toBe(expected);
});

it("goes on where an earlier part ended", () => {
  const whole = bytes(100, (at) => at * 7);
  expect(crc32c(whole.subarray(37), crc32c(whole.subarray(0, 37)))).toBe(crc32c(whole));
});
