import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { quantize } from "./quantize.ts";

describe("quantize", () => {
  it("restores every value to within half a step", () => {
    const values = fc.float32Array({
      minLength: 1,
      maxLength: 64,
      noNaN: true,
      noDefaultInfinity: true,
      min: -1e6,
      max: 1e6,
    });
    fc.assert(
      fc.property(values, (vector) => {
        const codes = new Int8Array(vector.length);
        const scale = quantize(vector, codes, 0);
        vector.forEach((value, index) => {
          const restored = (codes[index] ?? Number.NaN) * scale;
          expect(Math.abs(restored - value)).toBeLessThanOrEqual((scale / 2) * (1 + 1e-9));
        });
      }),
    );
  });

  it("writes only its own stretch", () => {
    const codes = new Int8Array([9, 9, 9, 9]);
    quantize(new Float32Array([1, -1]), codes, 1);
    expect([...codes]).toEqual([9, 127, -127, 9]);
  });

  it("keeps zeros zero", () => {
    const codes = new Int8Array([5, 5]);
    expect(quantize(new Float32Array(2), codes, 0)).toBe(0);
    expect([...codes]).toEqual([0, 0]);
  });
});
