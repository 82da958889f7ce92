import { expect, it } from "vitest";
import { redactPersonalData } from "./redact.ts";

/** Repeated without end, each is almost something personal: what backtracking would look at again and again. */
const NEAR_MATCHES = [
  ...["a@", "a@b.", "@@@@", "a.a.a.a.", "%40", "4111 ", "4111-1111-1111-111 ", "411111111111111", "1", "1.1.1.", "1:"],
  ...["DE89 ", "DE89370400440532013", "dede89", "::", "a:b:", "eyJ", "eyJ.", "password=", "token: ", "://", "bearer "],
  ...["-----BEGIN ", "+49 ", "(555) ", "0171 ", "078-05-", "sk_", "aB3", "a@[", "AB 12 34 56 ", "12345678", "x"],
];
const SMALL_CHARS = 4_000;
const TIMES_LONGER = 10;
/** Linear work is ten times as much; quadratic would be a hundred times. */
const RATIO_MAX = 12;

const filled = (unit: string, chars: number): string => unit.repeat(Math.ceil(chars / unit.length)).slice(0, chars);

/** Characters that a scan looks at: one by one, by cutting them out, or by handing them to an expression. The machine's load does not matter. */
function charactersLookedAt(text: string): number {
  const { charCodeAt, slice } = String.prototype;
  const { test } = RegExp.prototype;
  let looked = 0;
  String.prototype.charCodeAt = function (this: string, at: number) {
    looked++;
    return charCodeAt.call(this, at);
  };
  String.prototype.slice = function (this: string, from?: number, to?: number) {
    const part = slice.call(this, from, to);
    looked += part.length;
    return part;
  };
  RegExp.prototype.test = function (this: RegExp, given: string) {
    looked += given.length;
    return test.call(this, given);
  };
  try {
    redactPersonalData(text);
  } finally {
    Object.assign(String.prototype, { charCodeAt, slice });
    RegExp.prototype.test = test;
  }
  return looked;
}

it.each(NEAR_MATCHES)("looks at each character of a long row of %j a few times, however long it is", (unit) => {
  const small = charactersLookedAt(filled(unit, SMALL_CHARS));
  const large = charactersLookedAt(filled(unit, SMALL_CHARS * TIMES_LONGER));
  expect(small).toBeGreaterThanOrEqual(SMALL_CHARS);
  expect(large / small).toBeLessThan(RATIO_MAX);
});
